package dev.plimsoll.intake.spinnaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.clusters.ToldByClusters;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Executions come in over HTTP as echo sends them. */
@PlimsollTest
class SpinnakerSourceTests {

    private static final String GIT =
            "\"source\": \"github\", \"project\": \"acme\", \"slug\": \"shop\", \"hash\": \"9f2c4e6\", \"branch\": \"main\"";
    private static final String PARAMETERS =
            "\"parameters\": {\"PLIMSOLL_ENVIRONMENT\": \"production\", \"PLIMSOLL_SERVICE\": \"shop\"}";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByClusters spinnaker;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        spinnaker = new ToldByClusters(plimsoll, jdbc, "spinnaker");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void anExecutionIsARunWithItsStages() {
        spinnaker.send(event("e-3", "orca:pipeline:complete", GIT));
        spinnaker.send(event("e-2", "orca:stage:complete", GIT));
        spinnaker.send(event("e-1", "orca:pipeline:starting", GIT));
        spinnaker.send(event("e-1", "orca:pipeline:starting", GIT));

        assertThat(spinnaker.texts("select external_id || ' ' || workflow || ' ' || sha || ' ' || conclusion"
                        + " from pipelines.run"))
                .containsExactly("x-1 deploy 9f2c4e6 success");
        assertThat(spinnaker.texts("select run_id || ' ' || name || ' ' || conclusion from pipelines.job"))
                .containsExactly("x-1 Deploy success");
        assertThat(spinnaker.deployments()).isEmpty();
        assertThat(spinnaker.texts("select count(*)::text from intake.delivery"))
                .containsExactly("3");
    }

    @Test
    void anExecutionThatNamesAnEnvironmentIsADeploymentWrappedAndFlattenedToo() {
        spinnaker.send(event("e-1", "orca:pipeline:starting", GIT + ", " + PARAMETERS));
        var failed = event("e-2", "orca:pipeline:failed", GIT + ", " + PARAMETERS);
        var content = JsonMapper.shared().readTree(failed);
        var flat = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "details", content.path("details"),
                        "content", content.path("content").toString(),
                        "eventId", "e-2"));
        spinnaker.send("{\"eventName\": \"spinnaker_events\", \"payload\": %s}".formatted(flat));

        assertThat(spinnaker.deployments()).containsExactly("shop production failed 9f2c4e6 - 10:00 10:06");
    }

    @Test
    void onlyWhoShowsASecretIsHeard() {
        var body = event("e-1", "orca:pipeline:starting", GIT);

        assertThat(spinnaker.status(body, Map.of())).isEqualTo(401);
        assertThat(spinnaker.status(body, Map.of("Authorization", "Bearer wrong")))
                .isEqualTo(401);
        assertThat(spinnaker.status(body, Map.of("Authorization", "Bearer " + Plimsoll.SECOND_SECRET)))
                .isEqualTo(202);
    }

    @Test
    void everyRealBodyIsTakenIn() {
        assertThat(spinnaker.sendFiles("spinnaker")).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    orca:pipeline:starting | orca:task:starting | IGNORED      | orca:task:starting
                    orca:pipeline:starting | orca:pipeline:odd  | UNRECOGNISED | orca:pipeline:odd
                    "slug"                 | "other"            | IGNORED      | neither a trigger of Git
                    x-1                    |                    | UNREADABLE   | executionId
                    "type"                 | "kind"             | UNRECOGNISED | details.type
                    """)
    void whatIsNotTakenHasAReason(String what, String instead, String outcome, String reason) {
        var body = event("e-1", "orca:pipeline:starting", GIT).replace(what, instead == null ? "" : instead);

        var translation = new SpinnakerSource(JsonMapper.shared()).translate(ToldByClusters.inbound(body));

        assertThat(translation.outcome()).hasToString(outcome);
        assertThat(translation.reason()).contains(reason);
    }

    private static String event(String id, String type, String trigger) {
        var end = type.endsWith("starting") ? "null" : "1795169160000";
        return """
                {"details": {"source": "orca", "type": "%s", "created": "1795169160000", "application": "shop"},
                 "content": {"executionId": "x-1", "name": "Deploy", "startTime": 1795168800000, "endTime": %s,
                  "execution": {"id": "x-1", "application": "shop", "name": "deploy", "canceled": false,
                   "startTime": 1795168800000, "endTime": %s, "trigger": {"user": "ada", %s}}},
                 "eventId": "%s"}
                """.formatted(type, end, end, trigger, id);
    }
}
