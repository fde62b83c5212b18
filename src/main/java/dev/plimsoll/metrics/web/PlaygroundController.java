package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.peers.Playground;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The same window by the rules of other tools, and why each of them differs. */
@Controller
class PlaygroundController {

    private final Playground playground;
    private final DoraQuery query;

    PlaygroundController(Playground playground, DoraQuery query) {
        this.playground = playground;
        this.query = query;
    }

    @GetMapping("/dora/playground")
    String page(@ModelAttribute("ask") DoraAsk ask, ZoneId reader, Model model) {
        var asked = query.question(ask.ofPlaceAndWindow(), reader);
        model.addAttribute("ask", asked.ask());
        model.addAttribute("names", query.names());
        model.addAttribute(
                "view",
                playground
                        .compare(asked.question())
                        .map(compared -> PlaygroundView.of(asked.window(), compared))
                        .orElseGet(() -> PlaygroundView.tooMuch(asked.window())));
        return "metrics/playground";
    }
}
