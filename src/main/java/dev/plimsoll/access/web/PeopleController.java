package dev.plimsoll.access.web;

import dev.plimsoll.access.IdentityKind;
import dev.plimsoll.access.LocalAccounts;
import dev.plimsoll.access.PeopleEditor;
import dev.plimsoll.access.PersonRefusal;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody, as an administrator sees them. */
@Controller
@RequestMapping("/settings/people")
class PeopleController {

    private final PeopleQuery query;
    private final LocalAccounts accounts;
    private final PeopleEditor editor;

    PeopleController(PeopleQuery query, LocalAccounts accounts, PeopleEditor editor) {
        this.query = query;
        this.accounts = accounts;
        this.editor = editor;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("people", query.people());
        model.addAttribute("contests", query.contests());
        model.addAttribute("teams", query.teams());
        model.addAttribute("environments", query.environments());
        return "access/people";
    }

    /** Answers with the page itself: the password is nowhere but on it. */
    @PostMapping
    String add(
            @RequestParam String username,
            @RequestParam(defaultValue = "") String displayName,
            RoleForm form,
            HttpServletResponse response,
            Model model) {
        try {
            model.addAttribute("password", accounts.add(username, displayName, form.chosen()));
            model.addAttribute("username", username);
        } catch (PersonRefusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal.sentence());
            model.addAttribute("typed", username);
        }
        return list(model);
    }

    @PostMapping("/resolution")
    String resolve(@RequestParam String kind, @RequestParam String value, @RequestParam long person) {
        IdentityKind.of(kind).ifPresent(known -> editor.resolve(known, value, person));
        return "redirect:/settings/people";
    }
}
