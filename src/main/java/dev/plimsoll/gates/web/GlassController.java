package dev.plimsoll.gates.web;

import dev.plimsoll.access.Reauthentication;
import dev.plimsoll.access.SignedInPerson;
import dev.plimsoll.gates.Emergency;
import dev.plimsoll.gates.GateNotFound;
import dev.plimsoll.gates.GateOver;
import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.NotAnApprover;
import dev.plimsoll.gates.ReviewOwed;
import dev.plimsoll.gates.SelfApproval;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letting a request pass in an emergency, and looking at it afterwards. */
@Controller
@RequestMapping("/approvals/{id:\\d{1,18}}")
class GlassController {

    private final Gates gates;
    private final Reauthentication proof;

    GlassController(Gates gates, Reauthentication proof) {
        this.gates = gates;
        this.proof = proof;
    }

    @GetMapping("/glass")
    String page(@PathVariable long id, @AuthenticationPrincipal SignedInPerson person, Model model) {
        var request = request(id);
        model.addAttribute("request", request);
        model.addAttribute("isByPassword", proof.isByPassword(person.getUsername()));
        model.addAttribute(
                "isPossible",
                request.state().mayBecome(GateState.OVERRIDDEN) && gates.mayDecide(request, person.getUsername()));
        model.addAttribute("mayDecide", gates.mayDecide(request, person.getUsername()));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", new GlassForm(null, null, null));
        }
        return "gates/glass";
    }

    /** What was typed comes back with what is wrong about it, but never the password. */
    @PostMapping("/glass")
    String smash(
            @PathVariable long id,
            GlassForm form,
            @AuthenticationPrincipal SignedInPerson person,
            HttpServletRequest here,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        try {
            var provenAt = proof.provenAt(person, form.password(), here.getSession())
                    .orElseThrow(() -> new GateRefusal("password", unproven(person)));
            gates.breakGlass(id, emergency(form, provenAt), person.getUsername());
            told.addFlashAttribute("told", "let through against the rules; somebody else has to look at it");
            return "redirect:/approvals/" + id;
        } catch (GateRefusal refused) {
            model.addAttribute("field", refused.field());
            return again(id, form, person, HttpStatus.UNPROCESSABLE_CONTENT, refused, response, model);
        } catch (ReviewOwed | GateOver refused) {
            return again(id, form, person, HttpStatus.CONFLICT, refused, response, model);
        } catch (NotAnApprover refused) {
            return again(id, form, person, HttpStatus.FORBIDDEN, refused, response, model);
        }
    }

    /** Ends the session, so that whoever comes from a provider proves there who he or she is. */
    @PostMapping("/glass/again")
    String signInAgain(@PathVariable long id, HttpServletRequest here) {
        here.getSession().invalidate();
        proof.askAgain(here.getSession());
        return "redirect:/approvals/%d/glass".formatted(id);
    }

    @PostMapping("/review")
    String review(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String outcome,
            @AuthenticationPrincipal SignedInPerson person,
            RedirectAttributes told) {
        try {
            gates.review(id, outcome.strip(), person.getUsername());
            told.addFlashAttribute("told", "the review of the emergency");
        } catch (GateRefusal | SelfApproval | NotAnApprover refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
            told.addFlashAttribute("outcome", outcome);
        }
        return "redirect:/approvals/" + id;
    }

    private static Emergency emergency(GlassForm form, Instant provenAt) {
        return new Emergency(form.saidReason(), form.saidIncident(), provenAt);
    }

    private String unproven(SignedInPerson person) {
        return proof.isByPassword(person.getUsername())
                ? "The password you have is another one"
                : "Sign in again at your provider: nobody knows when you did";
    }

    private String again(
            long id,
            GlassForm form,
            SignedInPerson person,
            HttpStatus status,
            RuntimeException refused,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("refusal", refused.getMessage());
        model.addAttribute("typed", new GlassForm(form.reason(), form.incident(), null));
        return page(id, person, model);
    }

    private GateRequest request(long id) {
        return gates.find(id).orElseThrow(() -> new GateNotFound(id));
    }
}
