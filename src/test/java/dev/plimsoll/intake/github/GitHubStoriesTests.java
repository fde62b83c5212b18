package dev.plimsoll.intake.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.Story;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whole stories of GitHub deliveries through the running product, in every order, and the facts they end in. */
@PlimsollTest
class GitHubStoriesTests {

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aDeploymentThroughAGateEndsInTheSameFactsInEveryOrder() {
        Story.named("gh-01-happy-path-with-gate").inEveryOrder().forEach(story -> {
            story.play(plimsoll, "github", UnaryOperator.identity());

            var expected = story.facts().path("deployments").path(0);
            var deployment = onlyDeployment(story);
            assertThat(deployment.path("id").asString())
                    .isEqualTo(expected.path("id").asString());
            assertThat(deployment.path("environment").asString())
                    .isEqualTo(expected.path("env").asString());
            assertThat(deployment.path("status").asString())
                    .isEqualTo(expected.path("outcome").asString());
            assertThat(deployment.path("run_id").asString())
                    .isEqualTo(expected.path("run_id").asString());
            assertThat(deployment.path("run_attempt").asInt())
                    .isEqualTo(expected.path("attempt").asInt());
            for (var fact : List.of("sha", "created_at", "started_at", "finished_at")) {
                assertThat(deployment.path(fact).asString())
                        .as("%s in %s", fact, story)
                        .isEqualTo(expected.path(fact).asString());
            }
            var running = plimsoll.get("/api/v1/running?environment=production").path("running");
            assertThat(running).hasSize(1);
            assertThat(running.path(0).path("sha").asString())
                    .isEqualTo(story.facts().path("current").path("production").asString());
        });
    }

    @Test
    void aDeploymentThatAGateTurnedDownHasNotFailedAndNothingRuns() {
        Story.named("gh-04-gate-rejected").inEveryOrder().forEach(story -> {
            story.play(plimsoll, "github", UnaryOperator.identity());

            assertThat(onlyDeployment(story).path("status").asString())
                    .as(story.name())
                    .isEqualTo("rejected");
            assertThat(plimsoll.get("/api/v1/running").path("running")).isEmpty();
            assertThat(plimsoll.get("/api/v1/deployments?status=failed").path("deployments"))
                    .isEmpty();
        });
    }

    private JsonNode onlyDeployment(Story story) {
        var deployments = plimsoll.get("/api/v1/deployments").path("deployments");
        assertThat(deployments).as(story.name()).hasSize(1);
        return deployments.path(0);
    }
}
