package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.Outages.DIGEST_BAD;
import static dev.plimsoll.incidents.Outages.DIGEST_OLD;
import static dev.plimsoll.incidents.Outages.SHA_BAD;
import static dev.plimsoll.incidents.Outages.SHA_OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which deployment an incident is laid at the door of, by the rules of the metrics. */
@PlimsollTest
class AttributionTests {

    private static final Instant IMPACT = Instant.parse("2026-11-16T12:00:00Z");
    private static final String SHA_C = "cccc000000000000000000000000000000000000";
    private static final int DAY = 24 * 60 * 60;

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    IncidentFiles files;

    @Autowired
    IncidentActs acts;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aChangeExactlyADayBeforeIsTakenAndOneASecondEarlierIsNot() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("b", "pay", SHA_BAD, -DAY);
        incident("");
        assertThat(attributed()).isEqualTo("b by rule 3, undecided");

        plimsoll.empty();
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("b", "pay", SHA_BAD, -DAY - 1);
        incident("");
        assertThat(attributed()).isEqualTo("none by rule 5, undecided");
    }

    @Test
    void aChangeOfAnotherServiceIsNeverTaken() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("s", "search", SHA_OLD, -10 * DAY);
        deployed("t", "search", SHA_BAD, -60);
        incident("");

        assertThat(attributed()).isEqualTo("none by rule 5, undecided");
    }

    @Test
    void whatTheSenderNamesGoesBeforeEverything() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("b", "pay", SHA_BAD, -5 * DAY);
        deployed("c", "pay", SHA_C, -60);
        incident(",\"caused_by\":\"b\"");

        assertThat(attributed()).isEqualTo("b by rule 1");
    }

    @Test
    void ofTwoThatWereTakenBackTheOneThatRanWhenTheImpactBeganFailed() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("b", "pay", SHA_BAD, -3 * DAY);
        deployed("c", "pay", SHA_C, -2 * DAY);
        deployed("d", "pay", SHA_OLD, 600);
        incident("");

        assertThat(attributed()).isEqualTo("c by rule 2");
    }

    @Test
    void aRolloutThatOutlastedTheIncidentGivesWayToTheOneThatHadBegunNearer() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        tell(Outages.deployed("b", "pay", SHA_BAD, DIGEST_BAD, at(-600), at(-120), ""));
        tell(Outages.deployed("c", "pay", SHA_C, digest(SHA_C), at(-3600), at(3 * 3600), ""));
        incident("");

        assertThat(attributed()).isEqualTo("b by rule 3, undecided");
    }

    @Test
    void whatCameBackAfterAFailedRolloutIsNotBlamedForIt() {
        deployed("z", "pay", SHA_C, -20 * DAY);
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        tell(Outages.deployed("b", "pay", SHA_BAD, DIGEST_BAD, at(-300), at(-60), "")
                .replace("succeeded", "failed"));
        deployed("c", "pay", SHA_OLD, 600);
        incident("");

        assertThat(attributed()).isEqualTo("none by rule 5, undecided");
    }

    @Test
    void aRemedyThatNamesWhatItMendsBlamesThat() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("b", "pay", SHA_BAD, -7200);
        deployed("c", "pay", SHA_C, -60);
        tell(Outages.deployed("d", "pay", "dddd" + SHA_C.substring(4), null, at(600), at(700), ",\"fixes\":\"b\"")
                .replace(",\"digest\":\"null\"", ""));
        incident("");

        assertThat(attributed()).isEqualTo("b by rule 2");
    }

    @Test
    void aRolloutThatHadBegunBeforeTheImpactIsTakenThoughItEndedAfterIt() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        tell(Outages.deployed("b", "pay", SHA_BAD, DIGEST_BAD, at(-120), at(120), ""));
        incident("");

        assertThat(attributed()).isEqualTo("b by rule 3, undecided");
        assertThat(file().attribution().confidence()).isEqualTo("medium");
    }

    @Test
    void ofTwoInTheWindowTheLaterIsTakenUntilAPersonRulesItOut() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("b", "pay", SHA_BAD, -7200);
        deployed("c", "pay", SHA_C, -60);
        incident("");
        assertThat(attributed()).isEqualTo("c by rule 3, undecided");

        acts.decide("INC-1", number("c"), "ruled_out", "It changed a comment", "ann");
        assertThat(attributed()).isEqualTo("b by rule 3, undecided");
        acts.decide("INC-1", number("c"), "suspected", null, "ann");
        assertThat(attributed()).isEqualTo("c by rule 3, undecided");
        acts.decide("INC-1", number("a"), "confirmed", null, "ann");
        assertThat(attributed()).isEqualTo("a by rule 1");
    }

    @Test
    void aDecisionThatNoChangeCausedItEndsTheGuessing() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("b", "pay", SHA_BAD, -60);
        incident("");

        acts.decide("INC-1", null, "confirmed", "The provider was down", "ann");

        assertThat(file().attribution().isNoChange()).isTrue();
        assertThat(file().attribution().isUndecided()).isFalse();
        assertThat(file().measure(MeasureKind.RESTORED).reason()).isEqualTo("no change caused it");
    }

    @Test
    void changesOfDeclaredDependenciesAreSuspectedAtHalfTheScoreAndNeverTakenByThemselves() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("s", "ledger", SHA_OLD, -10 * DAY);
        deployed("t", "ledger", SHA_BAD, -60);
        jdbc.sql("""
                        insert into catalog.dependency (service_id, depends_on_id)
                        select p.id, l.id from catalog.service p, catalog.service l
                         where p.name = 'pay' and l.name = 'ledger'
                        """).update();
        incident("");

        var suspects = file().suspects().shown();
        assertThat(suspects).hasSize(1);
        assertThat(suspects.get(0).change().service()).isEqualTo("ledger");
        assertThat(suspects.get(0).factors()).anySatisfy(factor -> {
            assertThat(factor.words()).isEqualTo("a service that it depends on");
            assertThat(factor.value()).isEqualTo(0.5);
        });
        assertThat(attributed()).isEqualTo("none by rule 5, undecided");
    }

    @Test
    void theScoreIsTheProductOfItsFactorsAndHalvesWithEachHour() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("b", "pay", SHA_BAD, -3600);
        incident("");

        var suspect = file().suspects().shown().get(0);
        assertThat(suspect.score()).isCloseTo(0.5 * 1.2, org.assertj.core.data.Offset.offset(0.001));
        assertThat(suspect.arithmetic()).isEqualTo("0.50 × 1.00 × 1.00 × 1.20 = 0.60");
    }

    @Test
    void whereNothingChangedTheVerdictSaysSoAndCountsWhatChangedElsewhere() {
        deployed("a", "pay", SHA_OLD, -10 * DAY);
        deployed("s", "search", SHA_OLD, -10 * DAY);
        deployed("t", "search", SHA_BAD, -60);
        incident("");

        assertThat(file().suspects().verdict())
                .isEqualTo("No change is a likely cause: nothing changed here in the 6 h before; 1 change elsewhere.");
    }

    private String attributed() {
        var file = file();
        var cause = file.cause();
        return "%s by rule %d%s"
                .formatted(
                        cause == null
                                ? "none"
                                : jdbc.sql("select external_id from deployments.deployment where id = :id")
                                        .param("id", cause.deploymentId())
                                        .query(String.class)
                                        .single(),
                        file.attribution().rule(),
                        file.attribution().isUndecided() ? ", undecided" : "");
    }

    private long number(String id) {
        return jdbc.sql("select id from deployments.deployment where external_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private IncidentFile file() {
        return files.find("INC-1", Suspects.USUAL_LOOKBACK).orElseThrow();
    }

    /** One that took no time. */
    private void deployed(String id, String service, String sha, int second) {
        tell(Outages.deployed(id, service, sha, digest(sha), at(second), at(second), ""));
    }

    private static @Nullable String digest(String sha) {
        return sha.equals(SHA_OLD) ? DIGEST_OLD : sha.equals(SHA_BAD) ? DIGEST_BAD : "sha256:" + "cc".repeat(32);
    }

    private void incident(String more) {
        tell(
                "{\"type\":\"incident\",\"id\":\"INC-1\",\"services\":[\"pay\"],\"environment\":\"production\",\"opened_at\":\"%s\",\"impact_started_at\":\"%s\",\"resolved_at\":\"%s\"%s}"
                        .formatted(at(60), at(0), at(7200), more));
    }

    private static String at(int second) {
        return IMPACT.plusSeconds(second).toString();
    }

    private void tell(String event) {
        assertThat(plimsoll.report(event).body()).contains("\"rejected\":[]");
    }
}
