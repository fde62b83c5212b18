package dev.plimsoll.intake.web;

import dev.plimsoll.intake.KeptSearch;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Has the kept deliveries searched for credentials. */
@Controller
class KeptSearchController {

    private final KeptSearch search;

    KeptSearchController(KeptSearch search) {
        this.search = search;
    }

    @PostMapping("/sources/search")
    String start() {
        search.start();
        return "redirect:/sources#search";
    }
}
