package dev.plimsoll.access.web;

import dev.plimsoll.access.People;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page Sign in. Its form is answered by the filter chain. */
@Controller
class SignInController {

    private final People people;

    SignInController(People people) {
        this.people = people;
    }

    /** @param because why somebody is here: {@code failed, out, stale, exists, unavailable} or nothing in particular */
    @GetMapping("/sign-in")
    String page(@RequestParam(defaultValue = "") String because, @Nullable Principal person, Model model) {
        if (person != null) {
            return "redirect:/";
        }
        if (people.isEmpty()) {
            return "redirect:/welcome";
        }
        model.addAttribute("because", because);
        return "access/sign-in";
    }
}
