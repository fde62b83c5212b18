package dev.plimsoll.access.web;

import dev.plimsoll.access.AdministratorExists;
import dev.plimsoll.access.InvalidPerson;
import dev.plimsoll.access.People;
import dev.plimsoll.access.SetupCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first visit: create the administrator, then connect a source or look at the demo. */
@Controller
class WelcomeController {

    private final People people;
    private final SetupCode code;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    WelcomeController(People people, SetupCode code) {
        this.people = people;
        this.code = code;
    }

    @GetMapping("/welcome")
    String page(
            @RequestParam(name = "code", defaultValue = "") String given,
            @Nullable Authentication person,
            Model model) {
        if (people.isEmpty()) {
            return administrator(given, "admin", model);
        }
        return person == null ? "redirect:/sign-in" : "access/welcome";
    }

    @PostMapping("/welcome")
    String create(
            @RequestParam(name = "code", defaultValue = "") String given,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!code.is(given)) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return administrator(given, username, model);
        }
        try {
            people.createFirstAdministrator(username, password);
        } catch (InvalidPerson e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", e.getMessage());
            model.addAttribute("problemField", e.field());
            return administrator(given, username, model);
        }
        signIn(username, request, response);
        return "redirect:/welcome";
    }

    @ExceptionHandler
    String tooLate(AdministratorExists failure) {
        return "redirect:/sign-in";
    }

    private String administrator(String given, String username, Model model) {
        model.addAttribute("isCodeRight", code.is(given));
        model.addAttribute("code", given);
        model.addAttribute("username", username);
        return "access/administrator";
    }

    /** A new session, as after signing in by hand. */
    private void signIn(String username, HttpServletRequest request, HttpServletResponse response) {
        var person = people.loadUserByUsername(username);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        request.getSession();
        request.changeSessionId();
        sessions.saveContext(context, request, response);
    }
}
