package dev.plimsoll.metrics.web;

import dev.plimsoll.incidents.AttributionRules;
import dev.plimsoll.incidents.IncidentRefusal;
import dev.plimsoll.incidents.Severity;
import dev.plimsoll.metrics.Blame;
import dev.plimsoll.metrics.FailureRules;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What counts as a failure, as an administrator sets it. */
@Controller
@RequestMapping("/settings/failures")
class FailuresController {

    private final FailureRules rules;

    FailuresController(FailureRules rules) {
        this.rules = rules;
    }

    @GetMapping
    String show(Model model) {
        return show("", "", Map.of(), model);
    }

    @PostMapping("/severity")
    String severity(
            @RequestParam(defaultValue = "") String from,
            Principal person,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        var chosen = Severity.of(from);
        if (chosen.isEmpty()) {
            return refused(response, "severity", "Choose one of the severities", Map.of(), model);
        }
        rules.set(chosen.get(), null, Map.of(), person.getName());
        return done(told, "Severity");
    }

    @PostMapping("/blame")
    String blame(
            @RequestParam(defaultValue = "") String blame,
            Principal person,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        var chosen = Blame.of(blame);
        if (chosen.isEmpty()) {
            return refused(response, "blame", "Choose one of the two", Map.of(), model);
        }
        rules.set(null, chosen.get(), Map.of(), person.getName());
        return done(told, "Rollbacks");
    }

    /** Gives a service its own window; the default gives it that of all others back. */
    @PostMapping("/windows")
    String window(
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String hours,
            Principal person,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        var typed = Map.of("service", service, "hours", hours);
        var whole = whole(hours);
        if (whole.isEmpty()) {
            return refused(
                    response,
                    "hours",
                    "“%s” is no window: give whole hours from %d to %d"
                            .formatted(hours, AttributionRules.FEWEST_HOURS, AttributionRules.MOST_HOURS),
                    typed,
                    model);
        }
        try {
            rules.set(null, null, Map.of(service, whole.get()), person.getName());
            return done(told, "Window of " + service.strip());
        } catch (IncidentRefusal refusal) {
            return refused(response, refusal.field(), String.valueOf(refusal.getMessage()), typed, model);
        }
    }

    private static Optional<Integer> whole(String hours) {
        var plain = hours.strip();
        return plain.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(plain)) : Optional.empty();
    }

    private static String done(RedirectAttributes told, String what) {
        told.addFlashAttribute(
                "told", "Set: %s. The numbers follow in a moment, also those of the past".formatted(what));
        return "redirect:/settings/failures";
    }

    private String refused(
            HttpServletResponse response, String field, String problem, Map<String, String> typed, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(field, problem, typed, model);
    }

    private String show(String wrong, @Nullable String problem, Map<String, String> typed, Model model) {
        model.addAttribute("rules", rules.inForce());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("blames", Blame.values());
        model.addAttribute("otherwise", AttributionRules.DEFAULT_HOURS);
        model.addAttribute("fewest", AttributionRules.FEWEST_HOURS);
        model.addAttribute("most", AttributionRules.MOST_HOURS);
        model.addAttribute("wrong", wrong);
        model.addAttribute("problem", problem);
        model.addAttribute("typed", typed);
        return "metrics/failures";
    }
}
