package dev.plimsoll.intake.kubernetes;

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

/** What happens in a cluster comes in over HTTP as kubewatch and the event exporter send it. */
@PlimsollTest
class KubernetesSourceTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByClusters cluster;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        cluster = new ToldByClusters(plimsoll, jdbc, "kubernetes");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void anImageIsSeenRunningOnceAllPodsAreNew() {
        cluster.send(change("1", "update", workload("9f2c4e6", 1), workload("1a2b3c4", 2)));
        assertThat(cluster.observations()).isEmpty();

        cluster.send(change("2", "update", workload("9f2c4e6", 2), workload("9f2c4e6", 1)));
        cluster.send(change("3", "update", workload("9f2c4e6", 2), workload("9f2c4e6", 2)));
        assertThat(cluster.observations()).containsExactly("shop checkout stable 9f2c4e6 - 2");

        cluster.send(change("4", "delete", workload("9f2c4e6", 2), "null"));
        assertThat(cluster.observations())
                .containsExactly("shop checkout stable 9f2c4e6 - 2", "shop checkout stable - - - gone");
    }

    @Test
    void aWarningThatIsRepeatedIsOneAlertThatIsOver() {
        cluster.send(event("Warning", 1, "10:00"));
        cluster.send(event("Warning", 1, "10:00"));
        cluster.send(event("Warning", 5, "10:04"));

        assertThat(cluster.texts("select name || ' ' || said_service || ' ' || said_environment || ' ' || severity"
                        + " || ' ' || to_char(ended_at at time zone 'UTC', 'HH24:MI') from incidents.alert"))
                .containsExactly("BackOff shop checkout warning 10:04");
        assertThat(cluster.texts("select count(*)::text from intake.delivery")).containsExactly("2");
    }

    @Test
    void onlyWhoShowsASecretIsHeard() {
        var body = event("Warning", 1, "10:00");

        assertThat(cluster.status(body, Map.of())).isEqualTo(401);
        assertThat(cluster.status(body, Map.of("Authorization", "Bearer wrong")))
                .isEqualTo(401);
        assertThat(cluster.status(body, Map.of("Authorization", "Bearer " + Plimsoll.SECOND_SECRET)))
                .isEqualTo(202);
    }

    @Test
    void everyRealBodyIsTakenIn() {
        assertThat(cluster.sendFiles("kubernetes")).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "Deployment"  | "Pod"         | IGNORED      | Pod
                    :9f2c4e6      | :latest       | IGNORED      | cannot be told
                    "namespace"   | "elsewhere"   | UNREADABLE   | namespace
                    "obj"         | "object"      | UNREADABLE   | data.obj
                    "operation"   | "doing"       | UNRECOGNISED | neither
                    "data"        | "eventmeta"   | IGNORED      | cloudevent
                    """)
    void whatIsNotTakenHasAReason(String what, String instead, String outcome, String reason) {
        var body = change("1", "update", workload("9f2c4e6", 2), "null").replace(what, instead);

        var translation = new KubernetesSource(JsonMapper.shared()).translate(ToldByClusters.inbound(body));

        assertThat(translation.outcome()).hasToString(outcome);
        assertThat(translation.reason()).contains(reason);
    }

    @Test
    void anEventThatIsNoWarningIsIgnored() {
        var translation = new KubernetesSource(JsonMapper.shared())
                .translate(ToldByClusters.inbound(event("Normal", 1, "10:00")));

        assertThat(translation.reason()).contains("no warning");
    }

    private static String change(String id, String operation, String after, String before) {
        return """
                {"specversion": "1.0", "type": "KUBERNETES_TOPOLOGY_CHANGE", "id": "%s",
                 "time": "2026-11-20T10:0%s:00.674637507Z",
                 "data": {"operation": "%s", "kind": "Deployment", "obj": %s, "oldObj": %s}}
                """.formatted(id, id, operation, after, before);
    }

    private static String workload(String tag, int updated) {
        return """
                {"metadata": {"name": "shop", "namespace": "checkout", "generation": 5},
                 "spec": {"replicas": 2, "template": {"spec": {"containers": [{"image": "acme/shop:%s"}]}}},
                 "status": {"observedGeneration": 5, "replicas": 2, "updatedReplicas": %d, "readyReplicas": 2,
                  "availableReplicas": 2}}
                """.formatted(tag, updated);
    }

    private static String event(String type, int count, String last) {
        return """
                {"metadata": {"uid": "e-1", "namespace": "checkout"}, "type": "%s", "reason": "BackOff",
                 "message": "Back-off restarting failed container", "count": %d,
                 "firstTimestamp": "2026-11-20T10:00:00Z", "lastTimestamp": "2026-11-20T%s:00Z",
                 "involvedObject": {"kind": "Pod", "namespace": "checkout", "name": "shop-6d5c9f-x", "uid": "o-1",
                  "labels": {"app.kubernetes.io/name": "shop"}}}
                """.formatted(type, count, last);
    }
}
