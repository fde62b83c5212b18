package dev.plimsoll.intake.web;

import dev.plimsoll.intake.Sources;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Replaces the secret of a source without a gap: make a second one, give it to the sender, end the old one. */
@Controller
class SecretsController {

    private final Sources sources;
    private final ShownOnce shown;

    SecretsController(Sources sources, ShownOnce shown) {
        this.sources = sources;
        this.shown = shown;
    }

    /** @param secret that the sender made; where none is given, one is made and shown */
    @PostMapping("/sources/{name}/secrets")
    String add(@PathVariable String name, @RequestParam(defaultValue = "") String secret, RedirectAttributes next) {
        if (!secret.isBlank()) {
            sources.addSecret(name, secret);
            next.addFlashAttribute("done", "This secret is valid as well now.");
            return "redirect:/sources/{name}";
        }
        shown.hand(sources.addSecret(name), name, next);
        return "redirect:/sources/{name}/setup";
    }

    @PostMapping("/sources/{name}/secrets/removal")
    String endOld(@PathVariable String name, RedirectAttributes next) {
        sources.dropOldSecrets(name);
        next.addFlashAttribute("done", "Only the newest secret is valid now.");
        return "redirect:/sources/{name}";
    }
}
