package dev.plimsoll.intake.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.clusters.ToldByClusters;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Applications come in over HTTP as our template for Argo CD sends them. */
@PlimsollTest
class ArgoCdSourceTests {

    private static final String DIGEST = "sha256:" + "0b".repeat(32);
    private static final String IMAGE = "registry.example.org/acme/shop:1.4.0-3-g9f2c4e6@" + DIGEST;
    private static final String CASCADE = "[\"resources-finalizer.argocd.argoproj.io\"]";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByClusters argo;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        argo = new ToldByClusters(plimsoll, jdbc, "argocd");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void aDeploymentHasSucceededWhenItIsSynchronisedAndHealthyInAnyOrder() {
        var story = new ArrayList<>(List.of(
                app("Running", "10:00", null, "Healthy", "09:00", IMAGE),
                app("Succeeded", "10:00", "10:01", "Degraded", "10:02", IMAGE),
                app("Succeeded", "10:00", "10:01", "Healthy", "10:16", IMAGE),
                app("Running", "11:00", null, "Healthy", "10:16", IMAGE),
                app("Failed", "11:00", "11:03", "Healthy", "10:16", IMAGE)));
        for (var seed = 0; seed < 4; seed++) {
            plimsoll.empty();

            story.forEach(argo::send);
            story.forEach(argo::send);

            assertThat(argo.deployments())
                    .as("seed %d", seed)
                    .containsExactly(
                            "shop production succeeded 9f2c4e6 sha256:0b0b 10:00 10:16",
                            "shop production failed 9f2c4e6 sha256:0b0b 11:00 11:03");
            Collections.shuffle(story, new Random(seed));
        }
        assertThat(argo.texts("select count(*)::text from intake.delivery")).containsExactly("5");
        assertThat(argo.texts("select origin || ' ' || actor || ' ' || description || ' ' || url || ' ' || kind"
                        + " from deployments.deployment where state = 'failed'"))
                .containsExactly("argo.example.org ada Manifests at 744ef41"
                        + " https://argo.example.org/applications/argocd/shop-production code");
    }

    @Test
    void degradedAfterTheSynchronisationIsAFailure() {
        argo.send(app("Succeeded", "10:00", "10:01", "Progressing", "10:01", IMAGE));
        assertThat(argo.deployments()).containsExactly("shop production running 9f2c4e6 sha256:0b0b 10:00 -");

        argo.send(app("Succeeded", "10:00", "10:01", "Degraded", "10:11", IMAGE));
        assertThat(argo.deployments()).containsExactly("shop production failed 9f2c4e6 sha256:0b0b 10:00 10:11");
    }

    @Test
    void aDeletedApplicationEndsWhatRan() {
        argo.send(app("Succeeded", "10:00", "10:01", "Healthy", "10:02", IMAGE));
        argo.send(deleted(CASCADE));

        assertThat(argo.observations()).containsExactly("shop production stable - - - gone");
        assertThat(argo.deployments()).hasSize(1);
    }

    @Test
    void withoutAnImageItIsTheConfigurationThatChanges() {
        argo.send(app("Succeeded", "10:00", "10:01", "Healthy", "10:02", ""));

        assertThat(argo.texts("select kind || ' ' || config_hash || coalesce(sha, '') from deployments.deployment"))
                .containsExactly("config 744ef41");
    }

    @Test
    void onlyWhoShowsASecretIsHeard() {
        var body = app("Running", "10:00", null, "Healthy", "09:00", IMAGE);

        assertThat(argo.status(body, Map.of())).isEqualTo(401);
        assertThat(argo.status(body, Map.of("Authorization", "Bearer wrong"))).isEqualTo(401);
        assertThat(argo.deployments()).isEmpty();
        assertThat(argo.status(body, Map.of("Authorization", "Bearer " + Plimsoll.SECOND_SECRET)))
                .isEqualTo(202);
        assertThat(argo.deployments()).hasSize(1);
    }

    @Test
    void everyRealBodyIsTakenIn() {
        var outcomes = argo.sendFiles("argocd");

        assertThat(outcomes.keySet()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(argo.deployments())
                .hasSize(3)
                .allMatch(line -> line.contains(" succeeded "))
                .anyMatch(line -> line.contains(" 0.6.3 "))
                .noneMatch(line -> line.contains("744ef41"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "Succeeded"                   | "Exotic"                     | UNRECOGNISED | Exotic
                    "phase": "Succeeded"          | "phase": null                | IGNORED      | never synchronised
                    "dryRun": false               | "dryRun": true               | IGNORED      | dry run
                    "2026-11-20T10:02:00Z"        | "2026-11-23T10:02:00Z"       | IGNORED      | more than an hour
                    "uid"                         | "id"                         | UNREADABLE   | app.metadata.uid
                    "destination"                 | "elsewhere"                  | UNREADABLE   | could not be placed
                    "app"                         | "application"                | UNRECOGNISED | template
                    """)
    void whatIsNotTakenHasAReason(String what, String instead, String outcome, String reason) {
        var body = app("Succeeded", "10:00", "10:01", "Degraded", "10:02", IMAGE)
                .replace("plimsoll.dev/environment", "other")
                .replace(what, instead);

        var translation = new ArgoCdSource(JsonMapper.shared()).translate(ToldByClusters.inbound(body));

        assertThat(translation.outcome()).hasToString(outcome);
        assertThat(translation.reason()).contains(reason);
    }

    @Test
    void parentsAndApplicationsThatLeaveTheirResourcesBehindTellNothing() {
        var source = new ArgoCdSource(JsonMapper.shared());
        var parent =
                app("Succeeded", "10:00", "10:01", "Healthy", "10:02", "").replace("\"Deployment\"", "\"Application\"");

        assertThat(source.translate(ToldByClusters.inbound(parent)).reason()).contains("only makes other applications");
        assertThat(source.translate(ToldByClusters.inbound(deleted("[\"other\"]")))
                        .reason())
                .contains("goes on running");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    'https://kubernetes.default.svc', , checkout
                    'https://prod.example.org:6443', , prod.example.org
                    'https://prod.example.org:6443', prod-eu1, prod-eu1
                    '', in-cluster, checkout
                    """)
    void withoutAMarkTheEnvironmentIsTheClusterOrTheNamespace(String server, String cluster, String environment) {
        var body = app("Running", "10:00", null, "Healthy", "09:00", IMAGE)
                .replace("plimsoll.dev/environment", "other")
                .replace(
                        "https://kubernetes.default.svc\"",
                        server + "\"" + (cluster == null ? "" : ", \"name\": \"" + cluster + "\""));

        assertThat(new ArgoCdSource(JsonMapper.shared())
                        .translate(ToldByClusters.inbound(body))
                        .inWords())
                .first()
                .asString()
                .contains(" at " + environment + ": ");
    }

    private static String app(
            String phase, String started, String finished, String health, String since, String image) {
        return """
                {"context": {"argocdUrl": "https://argo.example.org"},
                 "app": {
                  "metadata": {"name": "shop-production", "namespace": "argocd", "uid": "u-1",
                   "annotations": {"plimsoll.dev/service": "shop", "plimsoll.dev/environment": "production"},
                   "deletionTimestamp": null},
                  "spec": {"destination": {"server": "https://kubernetes.default.svc", "namespace": "checkout"}},
                  "status": {
                   "health": {"status": "%s", "lastTransitionTime": %s},
                   "summary": {"images": [%s]}, "resources": [{"kind": "Deployment", "name": "shop"}],
                   "sync": {"status": "Synced", "revision": "744ef41", "revisions": null},
                   "operationState": {"phase": "%s", "startedAt": %s, "finishedAt": %s, "message": "done",
                    "operation": {"initiatedBy": {"username": "ada"}, "sync": {"dryRun": false}}}}}}
                """.formatted(
                health, at(since), image.isEmpty() ? "" : "\"" + image + "\"", phase, at(started), at(finished));
    }

    private static String deleted(String finalizers) {
        return app("Succeeded", "10:00", "10:01", "Healthy", "10:02", IMAGE)
                .replace(
                        "\"deletionTimestamp\": null",
                        "\"deletionTimestamp\": \"2026-11-20T12:00:00Z\", \"finalizers\": " + finalizers);
    }

    private static String at(String time) {
        return time == null ? "null" : "\"2026-11-20T%s:00Z\"".formatted(time);
    }
}
