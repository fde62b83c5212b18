package dev.plimsoll.overview.web;

import dev.plimsoll.overview.StateSentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first address, and the state sentence by itself, for pages that stay open. */
@Controller
class StateController {

    private final StateSentence sentence;

    StateController(StateSentence sentence) {
        this.sentence = sentence;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/now";
    }

    @GetMapping("/state")
    String state(Model model) {
        model.addAttribute("state", sentence.now());
        return "overview/state :: renewed";
    }
}
