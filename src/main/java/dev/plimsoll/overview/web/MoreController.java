package dev.plimsoll.overview.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that have no tab of their own at the foot of a narrow screen. */
@Controller
class MoreController {

    @GetMapping("/more")
    String page() {
        return "overview/more";
    }
}
