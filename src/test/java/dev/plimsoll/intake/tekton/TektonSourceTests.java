package dev.plimsoll.intake.tekton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.clusters.ToldByClusters;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Runs come in over HTTP as Tekton sends them. */
@PlimsollTest
class TektonSourceTests {

    private static final String DIGEST = "sha256:" + "0b".repeat(32);
    private static final String REPOSITORY = "\"plimsoll.dev/repository\": \"https://git.example.org/acme/shop.git\"";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByClusters tekton;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        tekton = new ToldByClusters(plimsoll, jdbc, "tekton");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void aRunHasJobsAndBuildsAnImageInWhateverOrderItIsToldOf() {
        send("1", pipeline("True", "Succeeded", "\"plimsoll.dev/service\": \"shop\", " + REPOSITORY));
        send("2", task("True", "Succeeded"));
        send("2", task("True", "Succeeded"));
        send("3", pipeline("Unknown", "Running", REPOSITORY));
        send("4", task("Unknown", "Running"));

        assertThat(tekton.texts("select external_id || ' ' || workflow || ' ' || sha || ' ' || status || ' '"
                        + " || conclusion from pipelines.run"))
                .containsExactly("p-1 release 9f2c4e6 completed success");
        assertThat(tekton.texts("select external_id || ' ' || run_id || ' ' || name || ' ' || conclusion"
                        + " from pipelines.job"))
                .containsExactly("t-1 p-1 build success");
        assertThat(tekton.texts("select sha || ' ' || digest || ' ' || image from changes.build"))
                .containsExactly("9f2c4e6 " + DIGEST + " acme/shop");
        assertThat(tekton.deployments()).isEmpty();
        assertThat(tekton.texts("select count(*)::text from intake.delivery")).containsExactly("4");
    }

    @Test
    void aRunThatNamesAnEnvironmentIsADeployment() {
        var marks = "\"plimsoll.dev/service\": \"shop\", \"plimsoll.dev/environment\": \"production\"";
        send("1", pipeline("Unknown", "Running", marks));
        send("2", pipeline("False", "PipelineRunTimeout", marks));

        assertThat(tekton.deployments()).containsExactly("shop production failed 9f2c4e6 - 10:00 10:09");
    }

    @Test
    void onlyWhoShowsASecretIsHeard() {
        var body = task("True", "Succeeded");

        assertThat(tekton.status(body, Map.of("Ce-Id", "1"))).isEqualTo(401);
        assertThat(tekton.status(body, Map.of("Ce-Id", "1", "Authorization", "Bearer wrong")))
                .isEqualTo(401);
        // the user information of an address, plimsoll:<secret>, as clients send it
        var basic = Base64.getEncoder().encodeToString(("plimsoll:" + Plimsoll.SECOND_SECRET).getBytes(UTF_8));
        assertThat(tekton.status(body, Map.of("Ce-Id", "1", "Authorization", "Basic " + basic)))
                .isEqualTo(202);
    }

    @Test
    void everyRealBodyIsTakenIn() {
        assertThat(tekton.sendFiles("tekton").values()).containsOnly("translated");
        assertThat(tekton.texts("select name || ' ' || status from pipelines.job"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "pipelineRun"  | "customRun" | UNRECOGNISED | neither
                    "uid"          | "id"        | UNREADABLE   | metadata.uid
                    "repo"         | "other"     | IGNORED      | names no repository
                    """)
    void whatIsNotTakenHasAReason(String what, String instead, String outcome, String reason) {
        var body = pipeline("Unknown", "Running", "\"a\": \"b\"").replace(what, instead);

        var translation = new TektonSource(JsonMapper.shared()).translate(ToldByClusters.inbound(body));

        assertThat(translation.outcome()).hasToString(outcome);
        assertThat(translation.reason()).contains(reason);
    }

    private void send(String id, String body) {
        assertThat(tekton.status(
                        body,
                        Map.of(
                                "Ce-Id",
                                id,
                                "Ce-Source",
                                "/runs/1",
                                "Ce-Type",
                                "dev.tekton.event.pipelinerun.running.v1",
                                "Authorization",
                                "Bearer " + Plimsoll.SECRET)))
                .isBetween(200, 299);
    }

    private static String pipeline(String status, String reason, String annotations) {
        var end = status.equals("Unknown") ? "" : "\"completionTime\": \"2026-11-20T10:09:00Z\", ";
        return """
                {"pipelineRun": {
                  "metadata": {"name": "release-x1", "uid": "p-1", "labels": {"tekton.dev/pipeline": "release"},
                   "annotations": {%s}},
                  "spec": {"params": [{"name": "revision", "value": "9f2c4e6"}]},
                  "status": {"startTime": "2026-11-20T10:00:00Z", %s
                   "conditions": [{"type": "Succeeded", "status": "%s", "reason": "%s"}],
                   "results": [{"name": "IMAGE_DIGEST", "value": "%s"}, {"name": "IMAGE_URL", "value": "acme/shop"}]}}}
                """.formatted(annotations, end, status, reason, DIGEST);
    }

    private static String task(String status, String reason) {
        return """
                {"taskRun": {
                  "metadata": {"name": "release-x1-build", "uid": "t-1",
                   "labels": {"tekton.dev/pipelineTask": "build"},
                   "ownerReferences": [{"kind": "PipelineRun", "uid": "p-1"}]},
                  "status": {"startTime": "2026-11-20T10:01:00Z",
                   "conditions": [{"type": "Succeeded", "status": "%s", "reason": "%s"}]}}}
                """.formatted(status, reason);
    }
}
