package dev.plimsoll.access.web;

import dev.plimsoll.access.AccessProperties;
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
    private final AccessProperties properties;

    SignInController(People people, AccessProperties properties) {
        this.people = people;
        this.properties = properties;
    }

    /**
     * The form, below the providers.
     *
     * @param because why somebody is here: one of the words that the template knows, or nothing in particular
     * @param provider the provider that it is about, if it is about one
     */
    @GetMapping("/sign-in")
    String page(
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "") String provider,
            @Nullable Principal person,
            Model model) {
        if (person != null) {
            return "redirect:/";
        }
        if (people.isEmpty() && properties.providers().isEmpty()) {
            return "redirect:/welcome";
        }
        model.addAttribute("because", because);
        model.addAttribute("providers", ProviderButton.all(properties));
        model.addAttribute("provider", ProviderButton.label(properties, provider));
        return "access/sign-in";
    }
}
