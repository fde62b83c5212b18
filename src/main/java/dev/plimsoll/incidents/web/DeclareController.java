package dev.plimsoll.incidents.web;

import dev.plimsoll.incidents.IncidentActs;
import dev.plimsoll.incidents.IncidentDraft;
import dev.plimsoll.incidents.IncidentRefusal;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Declares an incident that no tool told of. */
@Controller
class DeclareController {

    private static final String FORM = "incidents/new";

    private final IncidentActs acts;
    private final IncidentPage page;

    DeclareController(IncidentActs acts, IncidentPage page) {
        this.acts = acts;
        this.page = page;
    }

    @GetMapping("/incidents/new")
    String form(@RequestParam Map<String, String> form, Model model) {
        model.addAttribute("form", form);
        return FORM;
    }

    @PostMapping("/incidents")
    String declare(
            @RequestParam Map<String, String> form,
            Principal person,
            ZoneId zone,
            HttpServletResponse response,
            Model model) {
        try {
            var draft = IncidentActsController.draft(form);
            var began = form.getOrDefault("beganAt", "");
            var dated = new IncidentDraft(
                    draft.title(),
                    draft.services(),
                    draft.environment(),
                    draft.severity(),
                    draft.impact(),
                    draft.detectedBy(),
                    began.isBlank() ? null : page.instant(began, zone));
            return "redirect:/incidents/" + acts.declare(dated, person.getName());
        } catch (IncidentRefusal refused) {
            return again(form, refused.field(), String.valueOf(refused.getMessage()), response, model);
        } catch (UnreadableTime refused) {
            return again(form, "beganAt", String.valueOf(refused.getMessage()), response, model);
        }
    }

    private static String again(
            Map<String, String> form, String field, String why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("form", form);
        model.addAttribute("refusals", Map.of(field, why));
        return FORM;
    }
}
