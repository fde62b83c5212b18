package dev.plimsoll.access.web;

import dev.plimsoll.access.LocalAccounts;
import dev.plimsoll.access.PeopleEditor;
import dev.plimsoll.access.PersonRefusal;
import dev.plimsoll.access.Sessions;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page My account: what Plimsoll knows of whoever reads it. */
@Controller
@RequestMapping("/me")
class MeController {

    private final PeopleQuery query;
    private final LocalAccounts accounts;
    private final Sessions sessions;
    private final PeopleEditor editor;

    MeController(PeopleQuery query, LocalAccounts accounts, Sessions sessions, PeopleEditor editor) {
        this.editor = editor;
        this.query = query;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping
    String page(Principal me, Model model) {
        var person = query.person(me.getName());
        if (person.isEmpty()) {
            return "redirect:/now";
        }
        model.addAttribute("person", person.get());
        model.addAttribute("grants", query.grants(person.get().id()));
        model.addAttribute("identities", query.identities(person.get().id()));
        model.addAttribute("sessions", sessions.countOf(me.getName()));
        return "access/me";
    }

    @PostMapping("/sign-out")
    String signOutEverywhere(Principal me) {
        query.person(me.getName()).ifPresent(person -> editor.endSessions(person.id()));
        return "redirect:/sign-in?because=out";
    }

    @PostMapping("/password")
    String changePassword(
            @RequestParam String old,
            @RequestParam String wanted,
            Principal me,
            HttpServletResponse response,
            Model model) {
        try {
            accounts.changePassword(me.getName(), old, wanted);
            return "redirect:/sign-in?because=changed";
        } catch (PersonRefusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal.sentence());
            return page(me, model);
        }
    }
}
