package dev.plimsoll.access.web;

import dev.plimsoll.access.People;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page. */
@Controller
class SignInController {

    private final People people;

    SignInController(People people) {
        this.people = people;
    }

    @GetMapping("/sign-in")
    String page() {
        return people.isEmpty() ? "redirect:/welcome" : "access/sign-in";
    }
}
