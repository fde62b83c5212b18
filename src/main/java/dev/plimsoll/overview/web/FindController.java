package dev.plimsoll.overview.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search: one box for services, commits and incidents. One hit opens at once. */
@Controller
class FindController {

    private final FindQuery query;

    FindController(FindQuery query) {
        this.query = query;
    }

    @GetMapping("/find")
    String find(@RequestParam(defaultValue = "") String q, Model model) {
        var text = q.strip();
        var hits = hits(text);
        if (hits.size() == 1) {
            return "redirect:" + hits.get(0).address();
        }
        model.addAttribute("query", text);
        model.addAttribute("hits", hits);
        model.addAttribute("nearest", hits.isEmpty() && !text.isEmpty() ? query.nearest(text) : null);
        return "overview/find";
    }

    @GetMapping("/find/suggest")
    String suggest(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("hits", hits(q.strip()));
        return "overview/suggestions :: suggestions";
    }

    private List<Hit> hits(String text) {
        return text.isEmpty() ? List.of() : query.find(text);
    }
}
