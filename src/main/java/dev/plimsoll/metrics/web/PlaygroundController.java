package dev.plimsoll.metrics.web;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.deployments.AskedNames;
import dev.plimsoll.deployments.NameNotFound;
import dev.plimsoll.metrics.LeadTimeOf;
import dev.plimsoll.metrics.Question;
import dev.plimsoll.metrics.WindowRefused;
import dev.plimsoll.metrics.peers.Playground;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The same window by the rules of other tools, and why each of them differs. */
@Controller
class PlaygroundController {

    private final Playground playground;
    private final AskedNames names;
    private final ZoneId zone;
    private final Clock clock;

    PlaygroundController(Playground playground, AskedNames names, PlimsollProperties properties, Clock clock) {
        this.playground = playground;
        this.names = names;
        this.zone = properties.zone();
        this.clock = clock;
    }

    @GetMapping("/dora/playground")
    String page(@ModelAttribute("ask") PlaygroundAsk ask, ZoneId reader, HttpServletResponse response, Model model) {
        try {
            model.addAttribute("view", view(ask, reader));
        } catch (NameNotFound | WindowRefused e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("why", e.getMessage());
        }
        return "metrics/playground";
    }

    private PlaygroundView view(PlaygroundAsk ask, ZoneId reader) {
        var scope = names.scope(ask.service(), ask.environment(), ask.team());
        var window = ask.window(zone, reader, clock.instant());
        var question = new Question(
                scope.services(), scope.environment(), window.from(), window.to(), null, LeadTimeOf.COMMIT, true);
        return playground
                .compare(question)
                .map(compared -> PlaygroundView.of(window, compared))
                .orElseGet(() -> PlaygroundView.tooMuch(window));
    }
}
