package dev.plimsoll.access.web;

import dev.plimsoll.access.IdentityKind;
import dev.plimsoll.access.LocalAccounts;
import dev.plimsoll.access.PeopleEditor;
import dev.plimsoll.access.PersonNotFound;
import dev.plimsoll.access.PersonRefusal;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One person, as an administrator sees him or her. */
@Controller
@RequestMapping("/settings/people/{id:\\d{1,18}}")
class PersonController {

    private final PeopleQuery query;
    private final PeopleEditor editor;
    private final LocalAccounts accounts;

    PersonController(PeopleQuery query, PeopleEditor editor, LocalAccounts accounts) {
        this.query = query;
        this.editor = editor;
        this.accounts = accounts;
    }

    @GetMapping
    String page(@PathVariable long id, HttpServletResponse response, Model model) {
        var person = query.person(id);
        if (person.isEmpty()) {
            return unknown(response);
        }
        model.addAttribute("person", person.get());
        model.addAttribute("grants", query.grants(id));
        model.addAttribute("identities", query.identities(id));
        model.addAttribute("kinds", IdentityKind.values());
        model.addAttribute("teams", query.teams());
        model.addAttribute("environments", query.environments());
        return "access/person";
    }

    @PostMapping("/role")
    String changeRole(@PathVariable long id, RoleForm form, HttpServletResponse response, Model model) {
        return changed(id, response, model, () -> editor.changeRole(id, form.chosen()));
    }

    @PostMapping("/disabling")
    String disable(@PathVariable long id, HttpServletResponse response, Model model) {
        return changed(id, response, model, () -> editor.disable(id));
    }

    @PostMapping("/enabling")
    String enable(@PathVariable long id, HttpServletResponse response, Model model) {
        return changed(id, response, model, () -> editor.enable(id));
    }

    @PostMapping("/sign-out")
    String endSessions(@PathVariable long id, HttpServletResponse response, Model model) {
        return changed(id, response, model, () -> editor.endSessions(id));
    }

    /** Answers with the page itself: the password is nowhere but on it. */
    @PostMapping("/password")
    String resetPassword(@PathVariable long id, HttpServletResponse response, Model model) {
        try {
            model.addAttribute("password", accounts.resetPassword(id));
        } catch (PersonRefusal refusal) {
            refuse(refusal, response, model);
        }
        return page(id, response, model);
    }

    @PostMapping("/identities")
    String link(
            @PathVariable long id,
            @RequestParam String kind,
            @RequestParam String value,
            HttpServletResponse response,
            Model model) {
        var known = IdentityKind.of(kind).orElse(IdentityKind.SUBJECT);
        return changed(id, response, model, () -> editor.link(id, known, value));
    }

    @PostMapping("/identities/removal")
    String unlink(@PathVariable long id, @RequestParam long identity, HttpServletResponse response, Model model) {
        return changed(id, response, model, () -> editor.unlink(id, identity));
    }

    @ExceptionHandler(PersonNotFound.class)
    String unknown(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "access/person-unknown";
    }

    private String changed(long id, HttpServletResponse response, Model model, Runnable change) {
        try {
            change.run();
            return "redirect:/settings/people/" + id;
        } catch (PersonRefusal refusal) {
            refuse(refusal, response, model);
            return page(id, response, model);
        }
    }

    private static void refuse(PersonRefusal refusal, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refusal.sentence());
    }
}
