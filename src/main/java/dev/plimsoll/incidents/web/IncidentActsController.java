package dev.plimsoll.incidents.web;

import dev.plimsoll.incidents.IncidentActs;
import dev.plimsoll.incidents.IncidentDraft;
import dev.plimsoll.incidents.IncidentRefusal;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.incidents.PlacementActs;
import dev.plimsoll.incidents.TimelineActs;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with one incident: each form posts, and comes back to the page; what is refused comes back with it. */
@Controller
@RequestMapping("/incidents/{key}")
class IncidentActsController {

    private static final String DETAILS = "incidents/details";

    private final IncidentActs acts;
    private final TimelineActs timeline;
    private final PlacementActs placement;
    private final IncidentPage page;

    IncidentActsController(IncidentActs acts, TimelineActs timeline, PlacementActs placement, IncidentPage page) {
        this.acts = acts;
        this.timeline = timeline;
        this.placement = placement;
        this.page = page;
    }

    @PostMapping("/notes")
    String note(
            @PathVariable String key,
            @RequestParam(defaultValue = "note") String phase,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String at,
            Principal person,
            ZoneId zone,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        model.addAttribute("typed", Map.of("text", text, "phase", phase, "at", at == null ? "" : at));
        return attempt(key, zone, response, model, () -> {
            acts.note(
                    key,
                    Phase.of(phase).orElse(Phase.NOTE),
                    page.instant(key, at, zone),
                    text.isBlank() ? null : text.strip(),
                    person.getName());
            told.addFlashAttribute("told", "Written down");
            return back(key, "h-ev");
        });
    }

    /** @param act {@code pin, unpin, hide, show, time, title} or {@code original} */
    @PostMapping("/entries")
    String edit(
            @PathVariable String key,
            @RequestParam String entry,
            @RequestParam String act,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String title,
            Principal person,
            ZoneId zone,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        return attempt(key, zone, response, model, () -> {
            var who = person.getName();
            switch (act) {
                case "pin", "unpin" -> timeline.edit(key, entry, "pinned", act.equals("pin"), null, null, who);
                case "hide", "show" -> timeline.edit(key, entry, "hidden", act.equals("hide"), null, null, who);
                case "time" -> timeline.edit(key, entry, "time", null, page.needed(key, at, zone), null, who);
                case "title" ->
                    timeline.edit(
                            key,
                            entry,
                            "title",
                            null,
                            null,
                            title == null || title.isBlank() ? null : title.strip(),
                            who);
                case "original" -> {
                    timeline.edit(key, entry, "time", null, null, null, who);
                    timeline.edit(key, entry, "title", null, null, null, who);
                }
                default -> throw new UnreadableTime("Nothing can be done by the name of “%s”".formatted(act), true);
            }
            told.addFlashAttribute("told", "Changed. What was said first is kept");
            return back(key, entry);
        });
    }

    /** @param state {@code confirmed, ruled_out} or {@code suspected}; without a deployment it is about no change at all */
    @PostMapping("/cause")
    String decide(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Long deployment,
            @RequestParam String state,
            @RequestParam(defaultValue = "") String because,
            Principal person,
            ZoneId zone,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        return attempt(key, zone, response, model, () -> {
            acts.decide(
                    key,
                    deployment,
                    List.of("confirmed", "ruled_out").contains(state) ? state : "suspected",
                    because.strip(),
                    person.getName());
            told.addFlashAttribute("told", "Decided. The decision can be taken back");
            return back(key, "h-sus");
        });
    }

    @GetMapping("/details")
    String details(@PathVariable String key, ZoneId zone, Model model) {
        page.show(page.file(key, null, null), Map.of(), zone, model);
        return DETAILS;
    }

    @PostMapping("/details")
    String describe(
            @PathVariable String key,
            @RequestParam Map<String, String> form,
            Principal person,
            ZoneId zone,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        return attemptDetails(key, zone, response, model, () -> {
            acts.describe(key, draft(form), person.getName());
            told.addFlashAttribute("told", "Changed");
            return back(key, "main");
        });
    }

    @PostMapping("/merge")
    String merge(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String into,
            Principal person,
            ZoneId zone,
            HttpServletResponse response,
            Model model) {
        return attemptDetails(key, zone, response, model, () -> {
            placement.merge(key, into, person.getName());
            return "redirect:/incidents/" + key;
        });
    }

    @PostMapping("/split")
    String split(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable List<Long> alerts,
            @RequestParam(defaultValue = "") String title,
            Principal person,
            ZoneId zone,
            HttpServletResponse response,
            Model model) {
        return attemptDetails(
                key,
                zone,
                response,
                model,
                () -> "redirect:/incidents/"
                        + placement.split(key, alerts == null ? List.of() : alerts, title.strip(), person.getName()));
    }

    static IncidentDraft draft(Map<String, String> form) {
        return new IncidentDraft(
                form.getOrDefault("title", "").strip(),
                Arrays.stream(form.getOrDefault("services", "").split("[,\\s]+"))
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .toList(),
                orNull(form.get("environment")),
                orNull(form.get("severity")),
                orNull(form.get("impact")),
                orNull(form.get("detectedBy")),
                null);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String back(String key, String anchor) {
        return "redirect:/incidents/%s#%s".formatted(key, anchor);
    }

    private String attempt(
            String key,
            ZoneId zone,
            HttpServletResponse response,
            Model model,
            java.util.function.Supplier<String> act) {
        try {
            return act.get();
        } catch (IncidentRefusal | UnreadableTime refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused.getMessage());
            return page.show(page.file(key, null, null), Map.of(), zone, model);
        }
    }

    private String attemptDetails(
            String key,
            ZoneId zone,
            HttpServletResponse response,
            Model model,
            java.util.function.Supplier<String> act) {
        var view = attempt(key, zone, response, model, act);
        return view.equals(IncidentPage.VIEW) ? DETAILS : view;
    }
}
