package dev.plimsoll.access.web;

import dev.plimsoll.access.AdministratorExists;
import dev.plimsoll.access.NewPerson;
import dev.plimsoll.access.People;
import dev.plimsoll.access.SetupCode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page Welcome: first the administrator, then where the first events come from. */
@Controller
class WelcomeController {

    private final People people;
    private final SetupCode setupCode;

    WelcomeController(People people, SetupCode setupCode) {
        this.people = people;
        this.setupCode = setupCode;
    }

    @GetMapping("/welcome")
    String page(@RequestParam(defaultValue = "") String code, HttpServletRequest request, Model model) {
        if (people.isEmpty()) {
            return firstStep(code, new WelcomeForm("admin", "", ""), model);
        }
        if (request.getUserPrincipal() == null) {
            return "redirect:/sign-in";
        }
        return request.isUserInRole("ADMIN") ? "access/welcome-begin" : "redirect:/";
    }

    @PostMapping("/welcome")
    String create(
            @RequestParam(defaultValue = "") String code,
            WelcomeForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException {
        var person = form.person();
        if (people.isEmpty() && (!setupCode.matches(code) || !person.mistakes().isEmpty())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("mistakes", person.mistakes());
            return firstStep(code, form, model);
        }
        people.createFirstAdministrator(person);
        signIn(person, request);
        return "redirect:/welcome";
    }

    @ExceptionHandler(AdministratorExists.class)
    String somebodyWasFirst() {
        return "redirect:/sign-in?because=exists";
    }

    private String firstStep(String code, WelcomeForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("code", code);
        model.addAttribute("isCodeMissing", code.isBlank());
        return setupCode.matches(code) ? "access/welcome" : "access/welcome-closed";
    }

    /** Into a new session, so that nobody who knew the old one comes along. */
    private static void signIn(NewPerson person, HttpServletRequest request) throws ServletException {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.login(person.username(), person.password());
    }
}
