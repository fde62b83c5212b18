package dev.plimsoll.incidents.web;

import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One incident. */
@Controller
class IncidentController {

    private final IncidentPage page;

    IncidentController(IncidentPage page) {
        this.page = page;
    }

    @GetMapping("/incidents/{key}")
    String show(@PathVariable String key, @RequestParam Map<String, String> asked, ZoneId zone, Model model) {
        var file = page.file(key, asked.get("z"), asked.get("lookback"));
        if (file.head().mergedInto() != null) {
            return "redirect:/incidents/%s?merged=%s"
                    .formatted(file.head().mergedInto(), file.head().key());
        }
        if (!file.head().key().equals(key)) {
            return "redirect:/incidents/" + file.head().key();
        }
        model.addAttribute("merged", asked.get("merged"));
        return page.show(file, asked, zone, model);
    }
}
