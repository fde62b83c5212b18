package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.WindowRefused;
import dev.plimsoll.metrics.peers.Playground;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    /** @throws WindowRefused if more was deployed than is compared, or what was known at another time is asked for */
    @GetMapping(path = "/api/v1/metrics/playground", produces = MediaType.APPLICATION_JSON_VALUE)
    PlaygroundAnswer playground(MetricsAsk ask, @RequestParam(name = "as_of", required = false) @Nullable String asOf) {
        if (asOf != null && !asOf.isBlank()) {
            throw new WindowRefused(
                    "as_of",
                    "The tools are compared by what is known now: leave \u201cas_of\u201d out, or ask /api/v1/metrics.");
        }
        var asked = questions.of(ask.in("json"), null, null);
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
