package dev.plimsoll.catalog.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way into the settings. */
@Controller
class SettingsController {

    @GetMapping("/settings")
    String first() {
        return "redirect:/settings/services";
    }
}
