package dev.plimsoll.intake.argorollouts;

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

/** Rollouts come in over HTTP as our template for Argo Rollouts sends them. */
@PlimsollTest
class ArgoRolloutsSourceTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByClusters argo;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        argo = new ToldByClusters(plimsoll, jdbc, "argo-rollouts");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void aCanaryGoesStepByStepWaitsAndIsCompleted() {
        argo.send(rollout("43", "Progressing", 0, "10:00", ""));
        argo.send(rollout("43", "Paused", 1, "10:01", ""));
        assertThat(argo.deployments())
                .containsExactly(
                        "shop production running 9b1d03c5 - 10:00 -",
                        "shop production succeeded 9b1d03c5 - 10:00 10:01");
        assertThat(argo.texts("select slot || ' ' || weight || ' ' || rollout from deployments.deployment"
                        + " where slot = 'canary'"))
                .containsExactly("canary 10.00 u-1/43");

        argo.send(rollout("43", "Progressing", 2, "10:05", ""));
        argo.send(rollout("43", "Healthy", 3, "10:20", ""));
        argo.send(rollout("43", "Healthy", 3, "10:20", ""));
        assertThat(argo.deployments()).contains("shop production succeeded 9b1d03c5 - 10:00 10:20");
        assertThat(argo.texts("select weight::text from deployments.deployment where slot = 'canary' order by weight"))
                .containsExactly("10.00", "50.00");
        assertThat(argo.texts("select waiting_at::text from deployments.deployment where external_id = 'u-1/43'"))
                .doesNotContainNull();
    }

    @Test
    void whatIsAbortedHasFailedAndWasTakenBack() {
        argo.send(rollout("43", "Paused", 1, "10:01", ""));
        argo.send(rollout("43", "Degraded", 0, "10:06", ", \"abort\": true, \"abortedAt\": \"2026-11-20T10:06:03Z\""));

        assertThat(argo.texts("select external_id || ' ' || state || ' ' || coalesce(weight::text, '-') || ' '"
                        + " || coalesce(rollback_of, '-') from deployments.deployment order by external_id"))
                .containsExactly(
                        "u-1/43 failed - -",
                        "u-1/43/canary/0.00 succeeded 0.00 -",
                        "u-1/43/canary/10.00 succeeded 10.00 -",
                        "u-1/43/rollback succeeded - u-1/43");
    }

    @Test
    void onlyWhoShowsASecretIsHeard() {
        var body = rollout("43", "Progressing", 0, "10:00", "");

        assertThat(argo.status(body, Map.of())).isEqualTo(401);
        assertThat(argo.status(body, Map.of("Authorization", "Bearer wrong"))).isEqualTo(401);
        assertThat(argo.status(body, Map.of("Authorization", "Bearer " + Plimsoll.SECOND_SECRET)))
                .isEqualTo(202);
    }

    @Test
    void everyRealBodyIsTakenIn() {
        assertThat(argo.sendFiles("argo-rollouts").values()).containsOnly("translated");
        assertThat(argo.texts("select state from deployments.deployment where external_id like '%/43'"))
                .containsExactly("failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "Healthy"  | "Exotic"   | UNRECOGNISED | Exotic
                    "phase"    | "stage"    | UNRECOGNISED | template
                    "uid"      | "id"       | UNREADABLE   | metadata.uid
                    """)
    void whatIsNotTakenHasAReason(String what, String instead, String outcome, String reason) {
        var body = rollout("43", "Healthy", 3, "10:20", "").replace(what, instead);

        var translation = new ArgoRolloutsSource(JsonMapper.shared()).translate(ToldByClusters.inbound(body));

        assertThat(translation.outcome()).hasToString(outcome);
        assertThat(translation.reason()).contains(reason);
    }

    private static String rollout(String revision, String phase, int step, String at, String more) {
        return """
                {"rollout": {
                  "metadata": {"name": "shop-canary", "namespace": "checkout", "uid": "u-1",
                   "annotations": {"rollout.argoproj.io/revision": "%s", "plimsoll.dev/service": "shop",
                    "plimsoll.dev/environment": "production", "plimsoll.dev/sha": "9b1d03c5"}},
                  "spec": {"strategy": {"canary": {"steps": [{"setWeight": 10}, {"pause": {}}, {"setWeight": 50}]}},
                   "template": {"spec": {"containers": [{"image": "acme/shop:1.4.0"}]}}},
                  "status": {"phase": "%s", "currentStepIndex": %d, "conditions": [
                   {"type": "Progressing", "status": "True", "lastTransitionTime": "2026-11-20T%s:00Z"},
                   {"type": "Completed", "status": "True", "lastTransitionTime": "2026-11-20T%s:00Z"}]%s}}}
                """.formatted(revision, phase, step, at, at, more);
    }
}
