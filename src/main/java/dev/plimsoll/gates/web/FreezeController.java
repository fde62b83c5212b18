package dev.plimsoll.gates.web;

import dev.plimsoll.gates.FreezeNotFound;
import dev.plimsoll.gates.Freezes;
import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.Lengths;
import dev.plimsoll.gates.PolicyInvalid;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Freezes: the month, the list, one more, an emergency stop, and the end of one. */
@Controller
@RequestMapping("/freezes")
class FreezeController {

    private static final String FORM = "gates/freeze-form";
    private static final String STOP = "gates/freeze-stop";
    private static final String BACK = "redirect:/freezes";

    private final Freezes freezes;
    private final FreezePage page;

    FreezeController(Freezes freezes, FreezePage page) {
        this.freezes = freezes;
        this.page = page;
    }

    /** @param month such as {@code 2026-12}; this month where it is none */
    @GetMapping
    String list(@RequestParam(required = false) @Nullable String month, Model model) {
        page.board(month, model);
        return "gates/freezes";
    }

    @GetMapping("/new")
    String beginning(Model model) {
        page.form(FreezeForm.beginning(page.zone()), Map.of(), model);
        return FORM;
    }

    /** Reads it back, and says what it would hold; or what is wrong, and where. */
    @PostMapping("/preview")
    String preview(
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String asksForPart,
            Model model) {
        var form = new FreezeForm(parameters);
        var refusals = read(form, model);
        page.form(form, refusals, model);
        return asksForPart == null ? FORM : "gates/freeze-preview :: preview";
    }

    @PostMapping
    String add(
            @RequestParam Map<String, String> parameters,
            Principal person,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        var form = new FreezeForm(parameters);
        var refusals = new LinkedHashMap<String, String>();
        var draft = form.draft(refusals);
        try {
            if (draft.isPresent()) {
                told.addFlashAttribute(
                        "told",
                        "Frozen: " + freezes.add(draft.get(), person.getName()).title());
                return BACK;
            }
        } catch (PolicyInvalid refused) {
            refusals.put(refused.field(), String.valueOf(refused.getMessage()));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.form(form, refusals, model);
        return FORM;
    }

    @GetMapping("/stop")
    String stopping(Model model) {
        page.form(new FreezeForm(Map.of("length", "2 h")), Map.of(), model);
        return STOP;
    }

    /** Stops what it names now, or all, for some time. */
    @PostMapping("/stop")
    String stop(
            @RequestParam Map<String, String> parameters,
            Principal person,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        var form = new FreezeForm(parameters);
        try {
            freezes.stop(
                    length(form.text("length")),
                    form.text("reason"),
                    orNull(form.text("incident")),
                    orNull(form.text("service")),
                    orNull(form.text("environment")),
                    person.getName());
            told.addFlashAttribute("told", "Stopped. Whoever asks is held, from every entrance");
            return BACK;
        } catch (GateRefusal refused) {
            return again(form, refused.field(), refused, response, model);
        } catch (PolicyInvalid refused) {
            return again(form, refused.field(), refused, response, model);
        }
    }

    /** Calls one off; without a reason it goes on, and the page says so. */
    @PostMapping("/{id:\\d{1,18}}/lift")
    String lift(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        try {
            freezes.lift(id, reason.strip(), person.getName());
            told.addFlashAttribute("told", "Lifted. What it held is looked at again now");
            return BACK;
        } catch (GateRefusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusedLift", id);
            model.addAttribute("typed", reason);
            model.addAttribute("refusal", refused.getMessage());
        } catch (FreezeNotFound gone) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", "It is not in force any more: somebody lifted it already, or it never was");
        }
        page.board(null, model);
        return "gates/freezes";
    }

    private Map<String, String> read(FreezeForm form, Model model) {
        var refusals = new LinkedHashMap<String, String>();
        form.draft(refusals).ifPresent(draft -> {
            try {
                page.preview(draft, model);
            } catch (PolicyInvalid refused) {
                refusals.put(refused.field(), String.valueOf(refused.getMessage()));
            }
        });
        return refusals;
    }

    private String again(
            FreezeForm form, String field, RuntimeException refused, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.form(form, Map.of(field, String.valueOf(refused.getMessage())), model);
        return STOP;
    }

    private static Duration length(String text) {
        try {
            return Lengths.parse(text);
        } catch (IllegalArgumentException e) {
            throw new GateRefusal("length", "“%s” is no length of time: write 90 min, 2 h or 1 d".formatted(text));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
