package dev.plimsoll.deployments;

import static dev.plimsoll.deployments.Stories.A;
import static dev.plimsoll.deployments.Stories.B;
import static dev.plimsoll.deployments.Stories.C;
import static dev.plimsoll.deployments.Stories.DIGEST_A;
import static dev.plimsoll.deployments.Stories.DIGEST_B;
import static dev.plimsoll.deployments.Stories.build;
import static dev.plimsoll.deployments.Stories.commit;
import static dev.plimsoll.deployments.Stories.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What ran where, case by case: each of the edge cases that a history of deployments meets. */
@PlimsollTest
@Import(HistoryDump.class)
class HistoryCasesTests {

    private static final Instant TEN = Instant.parse("2026-11-16T10:00:00Z");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private HistoryDump dump;

    @Autowired
    private Corrections corrections;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aSuccessThatComesBeforeItsStartStaysASuccess() {
        report(deployed("d", A, 10));
        report(
                "{\"type\":\"deployment\",\"id\":\"d\",\"service\":\"svc\",\"environment\":\"production\",\"sha\":\"%s\",\"status\":\"running\",\"started_at\":\"%s\"}"
                        .formatted(A, at(8)));

        assertThat(status("d")).isEqualTo("succeeded");
        assertThat(ran(11)).containsExactly(A);
    }

    @Test
    void whatIsLearnedHoursLateIsInsertedWhereItBelongsAndTheCorrectionStaysVisible() {
        report(deployed("a", A, 10), deployed("c", C, 30));
        assertThat(ran(25)).containsExactly(A);
        report(deployed("b", B, 20));

        assertThat(ran(15)).containsExactly(A);
        assertThat(ran(25)).containsExactly(B);
        assertThat(ran(35)).containsExactly(C);
        var correction = corrections.ofService(service(), 10).get(0);
        assertThat(correction.before()).extracting(Corrections.Line::words).containsExactly("a3f91c2");
        assertThat(correction.after()).extracting(Corrections.Line::words).containsExactly("b7d04e1");
    }

    @Test
    void whatWasBelievedBeforeCanStillBeAskedFor() {
        report(deployed("a", A, 10), deployed("c", C, 30));
        var before = Instant.now();
        report(deployed("b", B, 20));

        assertThat(shas("at=%s&known_at=%s".formatted(at(25), before))).containsExactly(A);
        assertThat(shas("at=%s".formatted(at(25)))).containsExactly(B);
    }

    @Test
    void theSameSaidTwiceIsOneReportWhateverItsDelivery() {
        report(deployed("d", A, 10));
        report(deployed("d", A, 10));

        assertThat(jdbc.sql("select count(*) from deployments.report")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aClockThatIsAheadIsReplacedByTheTimeOfReceiptAndMarked() {
        var ahead = Instant.now().plus(Duration.ofHours(3));
        report(deployment("d", "svc", A, null, "succeeded", ahead.minusSeconds(60), ahead, ""));

        var told = plimsoll.get("/api/v1/deployments/d");
        assertThat(told.path("flagged").asString()).contains("clock was ahead");
        assertThat(Instant.parse(told.path("finished_at").asString()))
                .isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void theOrderIsThatOfTakingEffectNotOfCreation() {
        report(
                deployment("1", "svc", A, null, "succeeded", at(38), at(40), "\"created_at\":\"%s\"".formatted(at(0))),
                deployed("2", B, 10),
                deployed("3", C, 20));

        assertThat(ran(41)).containsExactly(A);
    }

    @Test
    void aFailureThatReachedNothingChangesNothing() {
        report(deployed("a", A, 10), deployment("b", "svc", B, null, "failed", at(18), at(20), ""));

        assertThat(ran(21)).containsExactly(A);
    }

    @Test
    void aFailureThatReachedAPartLeavesAMixtureUntilSomebodyLooks() {
        report(deployed("a", A, 10), deployment("b", "svc", B, null, "partial", at(18), at(20), ""));
        assertThat(running("at=" + at(21)).get(0).path("state").asString()).isEqualTo("mixed");
        report(seen(A, null, 25));

        assertThat(ran(26)).containsExactly(A);
        assertThat(running("at=" + at(26)).get(0).path("state").asString()).isEqualTo("running");
    }

    @Test
    void aReturnToAnEarlierVersionIsARollbackAndAnOlderCommitDateAloneIsNot() {
        report(commit("svc", A, null, at(-30)), commit("svc", B, null, at(-60)));
        report(deployed("a", A, 10), deployed("b", B, 20), deployed("c", A, 30));

        assertThat(counts("b")).isEqualTo("change");
        assertThat(counts("c")).isEqualTo("rollback");
    }

    @Test
    void aReturnToWhatRunsAfterAFailedRolloutIsARollbackAndAnotherAttemptIsNot() {
        report(
                deployed("a", A, 10),
                deployment("b", "svc", B, null, "failed", at(18), at(20), ""),
                deployed("c", A, 30));
        report(deployment("d", "svc", B, null, "failed", at(38), at(40), ""), deployed("e", B, 50));

        assertThat(counts("c")).isEqualTo("rollback");
        assertThat(because("c")).isEqualTo("a3f91c2 came back after the rollout of b7d04e1 failed");
        assertThat(counts("e")).isEqualTo("change");
    }

    @Test
    void anAncestorOfWhatRunsIsARollbackEvenIfItNeverRan() {
        report(commit("svc", A, null, at(-60)), commit("svc", B, A, at(-30)));
        report(deployed("b", B, 10), deployed("a", A, 20));

        assertThat(counts("a")).isEqualTo("rollback");
        assertThat(because("a")).isEqualTo("a3f91c2 is an ancestor of b7d04e1, which ran");
    }

    @Test
    void theSameVersionAgainContinuesItsInterval() {
        report(Stories.loop().toArray(String[]::new));

        assertThat(dump.beliefs()).hasSize(1);
        assertThat(jdbc.sql("select counts_as, count(*) as n from deployments.effect group by 1 order by 1")
                        .query((row, n) -> row.getString(1) + " " + row.getLong(2))
                        .list())
                .containsExactly("baseline 1", "redeploy 46");
        assertThat(contradictions()).hasSize(46).allMatch(one -> one.startsWith("no_op"));
    }

    @Test
    void aRollbackSaysWhetherTheVersionCameBackAndNotWhetherTheServiceDid() {
        report(Stories.configuration().toArray(String[]::new));

        assertThat(counts("bc-2")).isEqualTo("rollback");
        assertThat(jdbc.sql("""
                        select e.version_restored
                          from deployments.effect e
                          join deployments.deployment d on d.id = e.deployment_id
                         where d.external_id = 'bc-2'
                        """).query(Boolean.class).single()).isTrue();
        assertThat(counts("bc-3")).isEqualTo("config");
    }

    @Test
    void oneCommitWithTwoArtifactsAndOneArtifactWithTwoCommitsAreBothShown() {
        report(build("1", "svc", A, DIGEST_A, "succeeded", at(1)), build("2", "svc", A, DIGEST_B, "succeeded", at(2)));
        report(deployment("a", "svc", A, DIGEST_B, "succeeded", at(9), at(10), ""));
        report(deployment("b", "svc", C, DIGEST_B, "succeeded", at(19), at(20), ""));

        assertThat(contradictions())
                .contains("built_twice a", "artifact_of_another_commit b", "same_artifact_new_commit b");
    }

    @Test
    void oneCommitBuiltForTwoPlatformsIsNoContradiction() {
        report(
                platform(build("1", "svc", A, DIGEST_A, "succeeded", at(1)), "linux/amd64"),
                platform(build("2", "svc", A, DIGEST_B, "succeeded", at(1)), "linux/arm64"));
        report(deployment("a", "svc", A, DIGEST_A, "succeeded", at(9), at(10), ""), seen(null, DIGEST_B, 12));

        assertThat(contradictions()).isEmpty();
        assertThat(running("at=" + at(13)).get(0).path("basis").asString()).isEqualTo("confirmed");
    }

    @Test
    void aChangeOfConfigurationAloneBeginsANewIntervalOfTheSameCode() {
        report(
                deployment("a", "svc", A, null, "succeeded", at(9), at(10), "\"config_hash\":\"c1\""),
                configured("b", "c2", 20));

        assertThat(ran(21)).containsExactly(A);
        assertThat(running("at=" + at(21)).get(0).path("config_hash").asString())
                .isEqualTo("c2");
        assertThat(counts("b")).isEqualTo("config");
    }

    @Test
    void configurationsThatAreToldFromTheMiddleOnAreToldApartAndAReturnToOneIsARollback() {
        report(
                deployed("none", A, 10),
                withConfig("h1", A, "h1", 20),
                withConfig("h2", A, "h2", 30),
                withConfig("h3", A, "h3", 40),
                withConfig("back", A, "h1", 50));

        assertThat(Stream.of("none", "h1", "h2", "h3", "back").map(this::counts))
                .containsExactly("baseline", "redeploy", "config", "config", "rollback");
        assertThat(plimsoll.get("/api/v1/deployments/h1")
                        .path("counted_because")
                        .asString())
                .isEqualTo("a3f91c2 was what ran already; with which configuration it ran nobody had said");
        assertThat(running("at=" + at(25)).get(0).path("config_hash").asString())
                .isEqualTo("h1");
        assertThat(withdrawnBy("back")).isEqualTo("h2");
    }

    @Test
    void aRollbackWithdrawsTheChangeAndNotTheRepetitionThatFirstToldItsConfiguration() {
        report(
                deployed("a", A, 10),
                withConfig("a-told", A, "h1", 20),
                withConfig("b", B, "h1", 30),
                withConfig("back", A, "h2", 40));

        assertThat(counts("back")).isEqualTo("rollback");
        assertThat(withdrawnBy("back")).isEqualTo("b");
    }

    @Test
    void flagsAndSecretsHaveIntervalsOfTheirOwn() {
        report(deployed("a", A, 10), kind("flag", "f", 20), kind("secret", "s", 30));

        assertThat(ran(31)).containsExactly(A);
        assertThat(dump.running())
                .hasSize(3)
                .anyMatch(line -> line.contains(" flag "))
                .anyMatch(line -> line.contains(" secret "));
    }

    @Test
    void aCanaryRunsBesideWhatIsStableAndPromotionClosesIt() {
        report(Stories.canary().toArray(String[]::new));

        assertThat(running("service=web&at=2026-11-16T09:12:00Z"))
                .extracting(one -> one.path("slot").asString())
                .containsExactly("stable", "canary");
        assertThat(running("service=web&at=2026-11-16T09:40:00Z")).hasSize(1);
        assertThat(running("service=web&at=2026-11-16T10:05:00Z")).hasSize(2);
        assertThat(running("service=web&at=2026-11-16T10:30:00Z")).hasSize(1);
    }

    @Test
    void stableMayChangeWhileACanaryStays() {
        report(
                deployed("a", A, 10),
                deployment("k", "svc", C, null, "succeeded", at(11), at(12), "\"slot\":\"canary\",\"weight\":5"),
                deployed("b", B, 20));

        assertThat(ran(21)).containsExactly(B, C);
    }

    @Test
    void theSwitchOfTrafficIsTheEventAndTheOldColourStays() {
        report(
                colour("blue", 100, A, 10),
                colour("green", 0, B, 20),
                colour("green", 100, B, 30),
                colour("blue", 0, A, 31));

        assertThat(running("at=" + at(25)))
                .extracting(one ->
                        one.path("slot").asString() + " " + one.path("weight").asInt())
                .containsExactly("green 0", "blue 100");
        assertThat(running("at=" + at(32)))
                .extracting(one ->
                        one.path("slot").asString() + " " + one.path("weight").asInt())
                .containsExactly("green 100", "blue 0");
    }

    @Test
    void eachRegionHasAnAnswerOfItsOwn() {
        report(targeted("1", A, "eu", 10), targeted("2", A, "us", 10), targeted("3", B, "eu", 20));

        assertThat(running("at=" + at(21)))
                .extracting(one -> one.path("target").asString() + " "
                        + one.path("sha").asString().substring(0, 7))
                .containsExactly("eu b7d04e1", "us a3f91c2");
    }

    @Test
    void whatWasReplacedWhileItWaitedNeverRan() {
        report(deployed("a", A, 10));
        report(
                "{\"type\":\"deployment\",\"id\":\"w\",\"service\":\"svc\",\"environment\":\"production\",\"sha\":\"%s\",\"status\":\"waiting\",\"created_at\":\"%s\"}"
                        .formatted(B, at(20)));
        report(deployed("c", C, 30));

        assertThat(ran(25)).containsExactly(A);
        assertThat(dump.beliefs()).hasSize(2);
    }

    @Test
    void whatWasCancelledMidwayRanNowhereAndIsNoFailure() {
        report(deployed("a", A, 10), deployment("b", "svc", B, null, "cancelled", at(18), at(20), ""));

        assertThat(ran(21)).containsExactly(A);
        assertThat(status("b")).isEqualTo("cancelled");
    }

    @Test
    void aWorkloadThatWasTakenAwayEndsItsInterval() {
        report(deployed("a", A, 10), gone(20), deployed("b", A, 30));

        assertThat(ran(15)).containsExactly(A);
        assertThat(ran(25)).isEmpty();
        assertThat(ran(31)).containsExactly(A);
        assertThat(counts("b")).isEqualTo("baseline");
    }

    @Test
    void whatRanAlreadyWhenItWasFirstSeenHasNoBeginning() {
        report(seen(A, null, 10));

        var first = running("at=" + at(11)).get(0);
        assertThat(first.path("since_before").asBoolean()).isTrue();
        assertThat(first.path("basis").asString()).isEqualTo("observed");
        assertThat(running("at=" + at(5))).isEmpty();
    }

    @Test
    void aClusterThatRunsSomethingElseThanWasClaimedIsAMismatch() {
        report(deployed("a", A, 10), deployed("b", B, 20), seen(A, null, 25));

        assertThat(ran(26)).containsExactly(A);
        assertThat(contradictions()).containsExactly("other_version_runs b");
        assertThat(running("at=" + at(26)).get(0).path("basis").asString()).isEqualTo("observed");
    }

    @Test
    void aProcessThatStillReportsTheOldVersionWithinAMinuteIsOnlySlow() {
        report(deployed("a", A, 10), deployed("b", B, 20));
        report(Stories.observation("svc", A, null, at(20).plusSeconds(40), 3));

        assertThat(ran(22)).containsExactly(B);
        assertThat(contradictions()).isEmpty();
    }

    @Test
    void aChangeThatNobodyClaimsIsUnexplained() {
        report(deployed("a", A, 10), seen(A, null, 11), seen(C, null, 30));

        assertThat(ran(31)).containsExactly(C);
        assertThat(contradictions()).containsExactly("unexplained_change -");
    }

    @Test
    void silenceLetsTheBasisDecayToWhatWasClaimed() {
        report(deployed("a", A, 10), seen(A, null, 12));

        assertThat(running("at=" + at(15)).get(0).path("basis").asString()).isEqualTo("confirmed");
        var later = running("at=" + at(60)).get(0);
        assertThat(later.path("basis").asString()).isEqualTo("claimed");
        assertThat(later.path("basis_age_s").asInt()).isEqualTo(50 * 60);
    }

    @Test
    void scaledToZeroStillRuns() {
        report(deployed("a", A, 10), Stories.observation("svc", A, null, at(20), 0));

        var zero = running("at=" + at(21)).get(0);
        assertThat(zero.path("sha").asString()).isEqualTo(A);
        assertThat(zero.path("replicas").asInt()).isZero();
    }

    @Test
    void ofTwoRolloutsAtOnceWhatIsSeenDecides() {
        report(deployed("0", C, 1));
        report(
                deployment("a", "svc", A, null, "succeeded", at(10), at(20), ""),
                deployment("b", "svc", B, null, "succeeded", at(11), at(19), ""),
                seen(B, null, 25));

        assertThat(ran(26)).containsExactly(B);
    }

    @Test
    void aRenamedServiceKeepsItsHistory() {
        report(deployed("a", A, 10));
        jdbc.sql("update catalog.service set name = 'renamed' where name = 'svc'")
                .update();

        assertThat(shas("service=renamed&at=" + at(11))).containsExactly(A);
    }

    @Test
    void anEndBeforeItsStartIsKeptAndFlagged() {
        report(deployment("d", "svc", A, null, "succeeded", at(20), at(10), ""));

        assertThat(plimsoll.get("/api/v1/deployments/d").path("flagged").asString())
                .isEqualTo("finished before it started");
        assertThat(ran(11)).containsExactly(A);
    }

    private void report(String... events) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rejected\":[]");
    }

    private long service() {
        return jdbc.sql("select id from catalog.service where name = 'svc'")
                .query(Long.class)
                .single();
    }

    private List<String> ran(int minute) {
        return shas("at=" + at(minute));
    }

    private List<String> shas(String query) {
        return running(query).stream().map(one -> one.path("sha").asString()).toList();
    }

    private List<JsonNode> running(String query) {
        var rows = plimsoll.get("/api/v1/running?" + query).path("running");
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private String status(String id) {
        return plimsoll.get("/api/v1/deployments/" + id).path("status").asString();
    }

    private String counts(String id) {
        return effect(id, "counts_as");
    }

    private String because(String id) {
        return effect(id, "counted_because");
    }

    private String effect(String id, String column) {
        return jdbc.sql(
                        "select e." + column
                                + " from deployments.effect e join deployments.deployment d on d.id = e.deployment_id where d.external_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private String withdrawnBy(String rollback) {
        return jdbc.sql("""
                        select d.external_id
                          from deployments.withdrawal w
                          join deployments.deployment r on r.id = w.rollback_id
                          join deployments.deployment d on d.id = w.deployment_id
                         where r.external_id = :rollback
                        """).param("rollback", rollback).query(String.class).single();
    }

    private List<String> contradictions() {
        return jdbc.sql("""
                        select c.kind || ' ' || coalesce(d.external_id, '-')
                          from deployments.contradictions c
                          left join deployments.deployment d on d.id = c.deployment_id
                         order by 1
                        """).query(String.class).list();
    }

    private static Instant at(int minute) {
        return TEN.plus(Duration.ofMinutes(minute));
    }

    private static String deployed(String id, String sha, int minute) {
        return deployment(id, "svc", sha, null, "succeeded", at(minute).minusSeconds(60), at(minute), "");
    }

    private static String targeted(String id, String sha, String target, int minute) {
        return deployment(
                id,
                "svc",
                sha,
                null,
                "succeeded",
                at(minute).minusSeconds(60),
                at(minute),
                "\"target\":\"%s\"".formatted(target));
    }

    private static String colour(String slot, int weight, String sha, int minute) {
        return deployment(
                slot + weight,
                "svc",
                sha,
                null,
                "succeeded",
                at(minute).minusSeconds(60),
                at(minute),
                "\"slot\":\"%s\",\"weight\":%d".formatted(slot, weight));
    }

    private static String withConfig(String id, String sha, String hash, int minute) {
        return deployment(
                id,
                "svc",
                sha,
                null,
                "succeeded",
                at(minute).minusSeconds(60),
                at(minute),
                "\"config_hash\":\"%s\"".formatted(hash));
    }

    private static String configured(String id, String hash, int minute) {
        return deployment(
                id,
                "svc",
                null,
                null,
                "succeeded",
                at(minute).minusSeconds(60),
                at(minute),
                "\"kind\":\"config\",\"config_hash\":\"%s\"".formatted(hash));
    }

    private static String kind(String kind, String id, int minute) {
        return deployment(
                id,
                "svc",
                null,
                null,
                "succeeded",
                at(minute).minusSeconds(60),
                at(minute),
                "\"kind\":\"%s\",\"config_hash\":\"h\"".formatted(kind));
    }

    private static String seen(String sha, String digest, int minute) {
        return Stories.observation("svc", sha, digest, at(minute), 3);
    }

    private static String gone(int minute) {
        return "{\"type\":\"observation\",\"service\":\"svc\",\"environment\":\"production\",\"gone\":true,\"observed_at\":\"%s\"}"
                .formatted(at(minute));
    }

    private static String platform(String build, String platform) {
        return build.replace("\"status\"", "\"platform\":\"%s\",\"status\"".formatted(platform));
    }
}
