package dev.plimsoll.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SharedData;
import dev.plimsoll.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases of other tools, told in our vocabulary; they lie beside the project, and the tests step aside where they do not. */
@PlimsollTest
class OthersCasesTests {

    private static final DateTimeFormatter GITLAB = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    /** A blank environment is no place: such an event is refused and replaces nothing. */
    @Test
    void everyDeploymentReplacesTheSuccessBeforeItInItsPlace() {
        var file = SharedData.at("peer-cases/devlake/converted/previous_live_chain.json");
        var told = JsonMapper.shared().readTree(SharedData.read(file));
        plimsoll.report(told.path("events").toString());

        var replaced = new TreeMap<String, String>();
        told.path("expected").propertyNames().forEach(id -> replaced.put(id, replacedBy(id)));

        assertThat(replaced).isEqualTo(expected(told.path("expected")));
    }

    @Test
    void aRolloutThatFailedAndWasUndoneEndsInTheFactsOfItsStory() {
        var story = Story.named("gl-01-deploy-fail-rollback");
        plimsoll.report(story.deliveries().stream()
                .map(delivery -> JsonMapper.shared().readTree(delivery.body()))
                .filter(body -> body.path("object_kind").asString().equals("deployment"))
                .map(OthersCasesTests::event)
                .collect(Collectors.joining(",", "[", "]")));

        for (var fact : story.facts().path("deployments")) {
            var deployment =
                    plimsoll.get("/api/v1/deployments/" + fact.path("id").asString());
            for (var field : fact.propertyNames().stream()
                    .filter(name -> !name.equals("rollback"))
                    .toList()) {
                assertThat(deployment
                                .path(field.equals("outcome") ? "status" : field)
                                .asString())
                        .as("%s of %s", field, fact.path("id"))
                        .isEqualTo(fact.path(field).asString());
            }
            assertThat(countsAs(fact.path("id").asString()).equals("rollback"))
                    .isEqualTo(fact.path("rollback").asBoolean());
        }
        assertThat(plimsoll.get("/api/v1/running")
                        .path("running")
                        .path(0)
                        .path("sha")
                        .asString())
                .isEqualTo(story.facts().path("current").path("production").asString());
        assertThat(Duration.between(finished("802"), finished("803")).toSeconds())
                .isEqualTo(story.facts().path("failed_to_restored_s").asLong());
    }

    private static String event(JsonNode hook) {
        var at = OffsetDateTime.parse(hook.path("status_changed_at").asString(), GITLAB)
                .toInstant();
        var status = hook.path("status").asString();
        var commit = hook.path("commit_url").asString();
        return "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"checkout-api\",\"environment\":\"%s\",\"sha\":\"%s\",\"status\":\"%s\",\"%s\":\"%s\"}"
                .formatted(
                        hook.path("deployment_id").asString(),
                        hook.path("environment").asString(),
                        commit.substring(commit.lastIndexOf('/') + 1),
                        status,
                        status.equals("running") ? "started_at" : "finished_at",
                        at);
    }

    private Instant finished(String id) {
        return Instant.parse(
                plimsoll.get("/api/v1/deployments/" + id).path("finished_at").asString());
    }

    private String countsAs(String id) {
        return Objects.requireNonNullElse(effect(id, "counts_as"), "");
    }

    private String replacedBy(String id) {
        return effect(id, "replaced_sha");
    }

    private String effect(String id, String column) {
        return jdbc
                .sql(
                        "select e." + column
                                + " from deployments.effects e join deployments.deployments d on d.id = e.deployment_id where d.external_id = :id")
                .param("id", id)
                .query((row, n) -> Stream.of(row.getString(1) == null ? "" : row.getString(1)))
                .list()
                .stream()
                .flatMap(it -> it)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> expected(JsonNode node) {
        var expected = new TreeMap<String, String>();
        StreamSupport.stream(node.properties().spliterator(), false)
                .forEach(one -> expected.put(
                        one.getKey(),
                        one.getValue().isNull() ? null : one.getValue().asString()));
        return expected;
    }
}
