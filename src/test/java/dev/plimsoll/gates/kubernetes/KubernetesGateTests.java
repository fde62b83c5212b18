package dev.plimsoll.gates.kubernetes;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.yes;
import static dev.plimsoll.gates.kubernetes.Manifests.cronJob;
import static dev.plimsoll.gates.kubernetes.Manifests.pod;
import static dev.plimsoll.gates.kubernetes.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.Emergency;
import dev.plimsoll.gates.GateAsk;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The API server of a cluster asks at each change, over HTTP, and admits what it admits. */
@PlimsollTest
class KubernetesGateTests {

    private static final String IMAGE_A = "ghcr.io/acme/pay:1.4@" + DIGEST_A;
    private static final String IMAGE_B = "ghcr.io/acme/pay@" + DIGEST_B;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private JdbcClient jdbc;

    private Stage stage;
    private ApiServer server;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null);
        server = new ApiServer(plimsoll, "production", Plimsoll.REPORTER);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob");
        plimsoll.empty();
    }

    @Test
    void whatIsApprovedIsAdmittedAndTheApprovalIsUsedByThat() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);

        var first = server.create("apps/Deployment", workload(IMAGE_A, 3));
        assertThat(first.isAdmitted()).isTrue();
        assertThat(first.audit().path("gate").asString()).isEqualTo("g_1");
        assertThat(first.warnings()).isEmpty();
        assertThat(request(1).state()).isEqualTo(GateState.USED);
        assertThat(server.create("/Pod", pod(IMAGE_A)).isAdmitted()).isTrue();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aRefusalNamesTheDigestTheEnvironmentAndThePage() {
        gates.request(ask("1", SHA_A, DIGEST_A));

        var waiting = server.create("/Pod", pod(IMAGE_A));
        assertThat(waiting.isAnswered()).isTrue();
        assertThat(waiting.isAdmitted()).isFalse();
        assertThat(waiting.status()).isEqualTo(403);
        assertThat(waiting.message())
                .isEqualTo(DIGEST_A + " is not approved for production: 0 of 1 approvals, waiting for 1 more. "
                        + plimsoll.address() + "/approvals/1");
        assertThat(server.create("/Pod", pod(IMAGE_B)).message())
                .isEqualTo(
                        DIGEST_B + " is not approved for production: nobody has asked for it, see POST /api/v1/gates. "
                                + plimsoll.address() + "/approvals");
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void anApprovalCountsForItsEnvironmentAlone() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);
        gates.request(GateAsk.of("ci", "2", "pay", "staging", SHA_A, DIGEST_B));

        var staging = new ApiServer(plimsoll, "staging", Plimsoll.REPORTER).create("/Pod", pod(IMAGE_A));
        assertThat(staging.isAdmitted()).isFalse();
        assertThat(staging.message()).startsWith(DIGEST_A + " is not approved for staging: nobody has asked for it");
        var nowhere = new ApiServer(plimsoll, "nowhere", Plimsoll.REPORTER).create("/Pod", pod(IMAGE_A));
        assertThat(nowhere.isAdmitted()).isFalse();
        assertThat(nowhere.message())
                .startsWith("There is no environment “nowhere”: correct the address of the webhook");
        assertThat(server.create("/Pod", pod(IMAGE_A)).isAdmitted()).isTrue();
    }

    @Test
    void anEnvironmentIsFoundByItsOtherNames() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);
        jdbc.sql("""
                        insert into catalog.environment_alias (alias, environment_id)
                        select 'shop-prod', id from catalog.environment where name = 'production'
                        """).update();

        assertThat(new ApiServer(plimsoll, "Shop-Prod", Plimsoll.REPORTER)
                        .create("/Pod", pod(IMAGE_A))
                        .isAdmitted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghcr.io/acme/pay",
                "ghcr.io/acme/pay:1.4",
                "pay",
                "",
                "ghcr.io/acme/pay@sha256:abc",
                "ghcr.io/acme/pay@{a}@{a}",
                "{a}",
                " ghcr.io/acme/pay@{a}",
                "ghcr.io/acme/pay@{a}\\n"
            })
    void whatIsNotBoundToADigestIsRefusedWithTheWayToBindIt(String image) {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);

        var outcome = server.create("/Pod", pod(image.replace("{a}", DIGEST_A)));

        assertThat(outcome.isAdmitted()).isFalse();
        assertThat(outcome.message())
                .contains("is not bound to what was approved for production: write its digest, as in")
                .contains("@sha256:…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps/Deployment",
                "apps/StatefulSet",
                "apps/DaemonSet",
                "apps/ReplicaSet",
                "batch/Job",
                "/ReplicationController"
            })
    void everythingThatMakesPodsIsLookedInto(String kind) {
        assertThat(server.create(kind, workload(IMAGE_A, 1)).isAdmitted()).isFalse();
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);
        assertThat(server.create(kind, workload(IMAGE_A, 1)).isAdmitted()).isTrue();
    }

    @Test
    void aCronJobAndATemplateAreLookedIntoWhereTheirPodsStand() {
        var template = "{\"template\": {\"spec\": %s}}".formatted(Manifests.spec(IMAGE_A));
        assertThat(server.create("batch/CronJob", cronJob(IMAGE_A)).isAdmitted())
                .isFalse();
        assertThat(server.create("/PodTemplate", template).isAdmitted()).isFalse();
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);
        assertThat(server.create("batch/CronJob", cronJob(IMAGE_A)).isAdmitted())
                .isTrue();
        assertThat(server.create("/PodTemplate", template).isAdmitted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"initContainers\": [{\"image\": \"{b}\"}]",
                "\"ephemeralContainers\": [{\"image\": \"{b}\"}]",
                "\"volumes\": [{\"name\": \"v\", \"image\": {\"reference\": \"{b}\"}}]"
            })
    void noPlaceForAnImageInAPodIsLeftOut(String more) {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);
        var object = "{\"spec\": {\"containers\": [{\"image\": \"%s\"}], %s}}"
                .formatted(IMAGE_A, more.replace("{b}", IMAGE_B));

        var outcome = server.create("/Pod", object);

        assertThat(outcome.isAdmitted()).isFalse();
        assertThat(outcome.message()).startsWith(DIGEST_B + " is not approved");
        assertThat(request(1).state()).isEqualTo(GateState.APPROVED);
        assertThat(server.update("/Pod", object, pod(IMAGE_A)).isAdmitted()).isFalse();
    }

    @Test
    void aChangeThatBringsNoImagePassesWhateverRuns() {
        assertThat(server.update("apps/Deployment", workload(IMAGE_A, 9), workload(IMAGE_A, 3))
                        .isAdmitted())
                .isTrue();
        assertThat(server.update("/Pod", pod("pay:latest"), pod("pay:latest")).isAdmitted())
                .isTrue();
        assertThat(server.update("apps/Deployment", workload(IMAGE_B, 3), workload(IMAGE_A, 3))
                        .isAdmitted())
                .isFalse();
        assertThat(server.update("apps/Deployment", workload(IMAGE_B, 3), "null")
                        .isAdmitted())
                .isFalse();
    }

    @Test
    void undoingARolloutToWhatHasPassedIsAdmitted() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);
        server.create("apps/Deployment", workload(IMAGE_A, 3));
        gates.request(ask("2", SHA_B, DIGEST_B));
        approve(2);
        server.update("apps/Deployment", workload(IMAGE_B, 3), workload(IMAGE_A, 3));

        assertThat(server.update("apps/Deployment", workload(IMAGE_A, 3), workload(IMAGE_B, 3))
                        .isAdmitted())
                .isTrue();
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void whoAsksToStopAfterwardsAndWhoDeniesItLaterStopsNewPods() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);
        server.create("/Pod", pod(IMAGE_A));
        gates.vote(1, no(request(1), "errors rise"), "bob");
        assertThat(server.create("/Pod", pod(IMAGE_A)).isAdmitted()).isFalse();

        gates.request(ask("2", SHA_A, DIGEST_A));
        assertThat(server.create("/Pod", pod(IMAGE_A)).message()).endsWith("/approvals/2");
        approve(2);
        assertThat(server.create("/Pod", pod(IMAGE_A)).isAdmitted()).isTrue();
        gates.request(ask("3", SHA_A, DIGEST_A));
        assertThat(server.create("/Pod", pod(IMAGE_A)).isAdmitted()).isTrue();
        gates.vote(3, no(request(3), "wrong Friday"), "bob");
        assertThat(server.create("/Pod", pod(IMAGE_A)).message()).contains("Bob said no: wrong Friday");
    }

    @Test
    void anApprovalThatMayStillBeTakenBackAndOneThatRanOutAdmitNothing() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        gates.vote(1, yes(request(1)), "ann");
        jdbc.sql("update gates.request set settles_at = now() + interval '1 hour' where id = 1")
                .update();
        assertThat(server.create("/Pod", pod(IMAGE_A)).isAdmitted()).isFalse();
        jdbc.sql("update gates.request set settles_at = now() - interval '3 hours',"
                        + " expires_at = now() - interval '1 hour' where id = 1")
                .update();

        assertThat(server.create("/Pod", pod(IMAGE_A)).isAdmitted()).isFalse();
        assertThat(request(1).usedAt()).isNull();
    }

    @Test
    void anApprovalThatNoLongerHoldsIsNotUsed() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);
        stage.dismiss("ann");

        var outcome = server.create("/Pod", pod(IMAGE_A));

        assertThat(outcome.isAdmitted()).isFalse();
        assertThat(request(1).state()).isEqualTo(GateState.PENDING);
    }

    @Test
    void aBrokenGlassIsHonoured() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        gates.breakGlass(
                1,
                new Emergency("payments are down, this is the fix", "https://incidents.example.org/1", Instant.now()),
                "ann");

        assertThat(server.create("/Pod", pod(IMAGE_A)).isAdmitted()).isTrue();
        assertThat(request(1).state()).isEqualTo(GateState.USED);
    }

    @Test
    void aDryRunIsAnsweredAndUsesNothing() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);

        assertThat(server.review("/Pod", "", "CREATE", pod(IMAGE_A), "null", true)
                        .isAdmitted())
                .isTrue();
        assertThat(server.review("/Pod", "", "CREATE", pod(IMAGE_B), "null", true)
                        .isAdmitted())
                .isFalse();
        assertThat(request(1).state()).isEqualTo(GateState.APPROVED);
    }

    @Test
    void podsThatComeAtOnceAreAllAdmittedByOneApproval() {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);

        var outcomes = IntStream.range(0, 12)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> server.create("/Pod", pod(IMAGE_A))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes).allMatch(ApiServer.Outcome::isAdmitted);
        assertThat(request(1).state()).isEqualTo(GateState.USED);
    }

    @Test
    void whatGoesIsNeverHeldBackAndWhatHasNoPodsPasses() {
        assertThat(server.review("/Pod", "", "DELETE", "null", pod("pay:latest"), false)
                        .isAdmitted())
                .isTrue();
        assertThat(server.review("/Pod", "exec", "CONNECT", "{}", "null", false).isAdmitted())
                .isTrue();
        var scale = server.review("autoscaling/Scale", "scale", "UPDATE", "{}", "{}", false);
        assertThat(scale.isAdmitted()).isTrue();
        assertThat(scale.warnings()).isEmpty();
        var rollout = server.create("argoproj.io/Rollout", workload(IMAGE_A, 1));
        assertThat(rollout.isAdmitted()).isTrue();
        assertThat(rollout.warnings())
                .containsExactly("Plimsoll finds no pods in argoproj.io/Rollout and lets it pass");
        var strange = server.create("g/" + "K".repeat(500), "{}");
        assertThat(strange.warnings()).allMatch(warning -> warning.length() <= 120);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"apiVersion\": \"admission.k8s.io/v1beta1\", \"kind\": \"AdmissionReview\", \"request\": {\"uid\": \"u\"}}",
                "{\"apiVersion\": \"admission.k8s.io/v1\", \"kind\": \"AdmissionReview\", \"request\": {\"uid\": \"u\"}}",
                "{\"apiVersion\": \"admission.k8s.io/v1\", \"kind\": \"AdmissionReview\", \"request\": {\"uid\": \"u\","
                        + " \"kind\": {\"kind\": \"Pod\"}, \"operation\": \"CREATE\"}}",
                "{\"apiVersion\": \"admission.k8s.io/v1\", \"kind\": \"AdmissionReview\", \"request\": {\"uid\": \"u\","
                        + " \"kind\": {\"kind\": \"Pod\"}, \"operation\": \"CREATE\", \"object\": [1]}}"
            })
    void nonsenseWithAUidIsANoInItsForm(String body) {
        var outcome = server.ask("u", body);

        assertThat(outcome.isAnswered()).isTrue();
        assertThat(outcome.isAdmitted()).isFalse();
        assertThat(outcome.message()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "null",
                "{}",
                "{\"request\": {\"uid\": \"\"}}",
                "{\"request\": {\"uid\": 7.5e300, \"uid\": {}}}",
                "{\"request\": {\"uid\": \"a\\u0000b\"}}"
            })
    void nonsenseWithoutAUidIsAProblem(String body) {
        var outcome = server.ask("u", body);

        assertThat(outcome.status()).isEqualTo(400);
        assertThat(outcome.message()).contains("/problems/unreadable");
    }

    @Test
    void aBodyWithoutEndAndOneWithoutBottomAreRefused() {
        assertThat(server.ask("u", "[" + " ".repeat(3 * 1024 * 1024) + "]").status())
                .isEqualTo(413);
        assertThat(server.ask("u", "[".repeat(100_000)).status()).isEqualTo(400);
        var many = IntStream.range(0, 600)
                .mapToObj("{\"image\": \"i%d\"}"::formatted)
                .collect(Collectors.joining(","));
        var outcome = server.create("/Pod", "{\"spec\": {\"containers\": [%s]}}".formatted(many));
        assertThat(outcome.isAdmitted()).isFalse();
        assertThat(outcome.message()).isEqualTo("It brings more than 500 images: take it apart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer-token-for-tests-only", "no-token-at-all"})
    void whoeverMayNotGetsNoAnswerThatAdmits(String token) {
        gates.request(ask("1", SHA_A, DIGEST_A));
        approve(1);

        var outcome = new ApiServer(plimsoll, "production", token).create("/Pod", pod(IMAGE_A));

        assertThat(outcome.isAnswered()).isFalse();
        assertThat(outcome.status()).isIn(401, 403);
        assertThat(request(1).state()).isEqualTo(GateState.APPROVED);
    }

    private void approve(long id) {
        gates.vote(id, yes(request(id)), "ann");
        jdbc.sql("update gates.request set settles_at = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
    }

    private GateRequest request(long id) {
        return gates.find(id).orElseThrow();
    }

    private long requests() {
        return jdbc.sql("select count(*) from gates.request").query(Long.class).single();
    }
}
