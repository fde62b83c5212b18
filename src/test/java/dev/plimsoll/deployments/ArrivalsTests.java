package dev.plimsoll.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Arrived.Outcome;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests for which commits came with a deployment. */
@PlimsollTest
class ArrivalsTests {

    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Arrivals arrivals;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        jdbc.sql("truncate changes.commit").update();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void everyCommitArrivesOnceWithTheFirstDeploymentThatReachesIt(int seed) {
        var random = new Random(seed);
        var graph = RandomGraph.of("pay", random, 40);
        var deployed = new LinkedHashMap<String, String>();
        var events = new ArrayList<>(graph.events());
        for (var n = 0; n < 12; n++) {
            deployed.put("d-" + n, graph.any(random));
            events.add(deployment("d-" + n, deployed.get("d-" + n), n));
        }
        report(events);

        var before = new HashSet<String>();
        deployed.forEach((id, sha) -> {
            var arrived = with(id);
            if (before.isEmpty()) {
                assertThat(arrived.isBaseline()).isTrue();
                assertThat(shas(arrived)).containsExactly(sha);
            } else {
                assertThat(arrived.outcome()).isEqualTo(Outcome.COMPLETE);
                assertThat(shas(arrived)).as(id).isEqualTo(graph.minus(Set.of(sha), before));
                assertThat(arrived.count()).isEqualTo(shas(arrived).size());
            }
            before.add(sha);
        });
        for (var came : arrivals.withAll(ids(deployed.keySet()))) {
            var alone = arrivals.with(came.deploymentId()).orElseThrow();
            assertThat(came.outcome()).isEqualTo(alone.outcome());
            assertThat(came.shas()).as("all at once").isEqualTo(shas(alone));
        }
    }

    @Test
    void aMergeCommitIsMarkedAndCounted() {
        report(List.of(
                commit("aaaa", List.of()),
                commit("bbbb", List.of("aaaa")),
                commit("cccc", List.of("aaaa", "bbbb")),
                deployment("d-1", sha("aaaa"), 1),
                deployment("d-2", sha("cccc"), 2)));

        var arrived = with("d-2");

        assertThat(arrived.count()).isEqualTo(2);
        assertThat(arrived.merges()).isEqualTo(1);
        assertThat(arrived.commits().stream().filter(KnownCommit::isMerge).map(KnownCommit::sha))
                .containsExactly(sha("cccc"));
    }

    @Test
    void whoseParentsNobodyReportedComesAlone() {
        report(List.of(deployment("d-1", sha("aaaa"), 1), deployment("d-2", sha("bbbb"), 2)));

        var arrived = with("d-2");

        assertThat(arrived.isHistoryIncomplete()).isTrue();
        assertThat(arrived.count()).as("unknown is not zero").isNull();
        assertThat(shas(arrived)).containsExactly(sha("bbbb"));
    }

    @Test
    void beyondAnUnknownVersionNothingIsTakenForNew() {
        report(List.of(
                commit("aaaa", List.of()),
                commit("bbbb", List.of("aaaa")),
                deployment("d-1", sha("eeee"), 1),
                deployment("d-2", sha("bbbb"), 2)));

        assertThat(with("d-2").isHistoryIncomplete()).isTrue();
        assertThat(shas(with("d-2"))).containsExactly(sha("bbbb"));
    }

    @Test
    void whatIsMissingFarBackDoesNotMatter() {
        report(List.of(
                commit("bbbb", List.of("aaaa")),
                commit("cccc", List.of("bbbb")),
                deployment("d-1", sha("bbbb"), 1),
                deployment("d-2", sha("cccc"), 2)));

        assertThat(with("d-2").outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(shas(with("d-2"))).containsExactly(sha("cccc"));
    }

    @Test
    void aRollbackAndAFailureBringNothing() {
        report(List.of(
                commit("aaaa", List.of()),
                commit("bbbb", List.of("aaaa")),
                commit("cccc", List.of("bbbb")),
                deployment("d-1", sha("aaaa"), 1),
                deployment("d-2", sha("bbbb"), 2),
                deployment("d-3", sha("aaaa"), 3),
                deployment("d-4", sha("cccc"), 4).replace("succeeded", "failed")));

        assertThat(with("d-3").outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(with("d-3").count()).isZero();
        assertThat(with("d-4").outcome()).isEqualTo(Outcome.NO_EFFECT);
        assertThat(with("d-4").commits()).isEmpty();
    }

    @Test
    void ofADeploymentUnderWayItSaysWhatWouldArrive() {
        report(List.of(
                commit("aaaa", List.of()),
                commit("bbbb", List.of("aaaa")),
                deployment("d-1", sha("aaaa"), 1),
                "{\"type\":\"deployment\",\"id\":\"d-2\",\"service\":\"pay\",\"environment\":\"production\",\"repository\":\"acme/pay\",\"sha\":\"%s\",\"status\":\"running\",\"started_at\":\"%s\"}"
                        .formatted(sha("bbbb"), NOON.plusSeconds(7200))));

        assertThat(with("d-2").isPending()).isTrue();
        assertThat(shas(with("d-2"))).containsExactly(sha("bbbb"));
    }

    @Test
    void ofNoDeploymentItSaysNothing() {
        assertThat(arrivals.with(999_999)).isEmpty();
    }

    private List<Long> ids(Set<String> externalIds) {
        return jdbc.sql("select id from deployments.deployment where external_id in (:ids)")
                .param("ids", externalIds)
                .query(Long.class)
                .list();
    }

    private Arrived with(String id) {
        return arrivals.with(jdbc.sql("select id from deployments.deployment where external_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .orElseThrow();
    }

    private void report(List<String> events) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rejected\":[]");
    }

    private static Set<String> shas(Arrived arrived) {
        return arrived.commits().stream().map(KnownCommit::sha).collect(Collectors.toSet());
    }

    private static String deployment(String id, String sha, int hour) {
        var at = NOON.plus(Duration.ofHours(hour));
        return Stories.deployment(id, "pay", sha, null, "succeeded", at.minusSeconds(60), at, "");
    }

    private static String commit(String sha, List<String> parents) {
        var at = NOON.minus(Duration.ofHours(24L - sha.charAt(0) % 16));
        return "{\"type\":\"commit\",\"repository\":\"acme/pay\",\"sha\":\"%s\",\"parents\":[%s],\"authored_at\":\"%s\",\"committed_at\":\"%s\",\"author\":\"maya\",\"message\":\"Work\"}"
                .formatted(
                        sha(sha),
                        parents.stream().map(it -> '"' + sha(it) + '"').collect(Collectors.joining(",")),
                        at,
                        at);
    }

    private static String sha(String beginning) {
        return Stories.sha(beginning);
    }
}
