package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.WindowRefused;
import dev.plimsoll.metrics.peers.Playground;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What other tools would say of the same window, for programs. */
@RestController("playgroundApiController")
class PlaygroundController {

    private final Playground playground;
    private final Questions questions;

    PlaygroundController(Playground playground, Questions questions) {
        this.playground = playground;
        this.questions = questions;
    }

    /** @throws WindowRefused if more was deployed than is compared */
    @GetMapping(path = "/api/v1/metrics/playground", produces = MediaType.APPLICATION_JSON_VALUE)
    PlaygroundAnswer playground(MetricsAsk ask) {
        var asked = questions.of(ask, null, null);
        return PlaygroundAnswer.of(
                asked,
                playground
                        .compare(asked.question())
                        .orElseThrow(() -> new WindowRefused(
                                "from",
                                "More than %,d deployments ended in this window: ask for a shorter one or for one service."
                                        .formatted(Playground.MOST))));
    }
}
