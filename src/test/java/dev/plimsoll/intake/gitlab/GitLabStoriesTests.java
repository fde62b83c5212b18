package dev.plimsoll.intake.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.testing.GitLab;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole stories of GitLab deliveries through the running product, in every order, and the facts they end in. */
@PlimsollTest
class GitLabStoriesTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aRolloutThatFailedAndWasUndoneEndsInTheSameFactsInEveryOrder() {
        Story.named("gl-01-deploy-fail-rollback").inEveryOrder().forEach(story -> {
            story.play(plimsoll, "gitlab", GitLab::now);

            var expected = story.facts().path("deployments");
            assertThat(plimsoll.get("/api/v1/deployments").path("deployments"))
                    .as(story.name())
                    .hasSize(expected.size());
            expected.forEach(fact -> checkDeployment(story, fact));
            var running = plimsoll.get("/api/v1/running?environment=production").path("running");
            assertThat(running).as(story.name()).hasSize(1);
            assertThat(running.path(0).path("sha").asString())
                    .isEqualTo(story.facts().path("current").path("production").asString());
            assertThat(Duration.between(finished("802"), finished("803")).toSeconds())
                    .isEqualTo(story.facts().path("failed_to_restored_s").asLong());
            assertThat(jdbc.sql("select string_agg(external_id || ' ' || conclusion, ',') from pipelines.run")
                            .query(String.class)
                            .single())
                    .as(story.name())
                    .isEqualTo("7001 success");
        });
    }

    @Test
    void eachDeliveryOfTheStoryProvedItselfWhenItWasSent() {
        var source = new GitLabSource(JsonMapper.shared(), List.of());
        for (var delivery : Story.named("gl-01-deploy-fail-rollback").deliveries()) {
            var headers = new HttpHeaders();
            delivery.headers().forEach(headers::set);
            var sentAt = Instant.ofEpochSecond(
                    Long.parseLong(delivery.headers().getOrDefault("webhook-timestamp", "1794996960")));

            assertThat(source.isSigned(
                            new Inbound(headers, delivery.body(), sentAt),
                            List.of("another", GitLab.STORY_TOKEN, GitLab.STORY_KEY)))
                    .isTrue();
        }
    }

    private void checkDeployment(Story story, JsonNode fact) {
        var id = fact.path("id").asString();
        var deployment = plimsoll.get("/api/v1/deployments/" + id);
        assertThat(deployment.path("status").asString())
                .as("%s in %s", id, story)
                .isEqualTo(fact.path("outcome").asString());
        for (var field : List.of("sha", "started_at", "finished_at")) {
            if (fact.has(field)) {
                assertThat(deployment.path(field).asString())
                        .as("%s of %s in %s", field, id, story)
                        .isEqualTo(fact.path(field).asString());
            }
        }
        assertThat(countsAs(id).equals("rollback"))
                .as("%s in %s", id, story)
                .isEqualTo(fact.path("rollback").asBoolean(false));
    }

    private String countsAs(String id) {
        return jdbc.sql("""
                        select coalesce(e.counts_as, '')
                          from deployments.effects e
                          join deployments.deployments d on d.id = e.deployment_id
                         where d.external_id = :id
                        """).param("id", id).query(String.class).optional().orElse("");
    }

    private Instant finished(String id) {
        return Instant.parse(
                plimsoll.get("/api/v1/deployments/" + id).path("finished_at").asString());
    }
}
