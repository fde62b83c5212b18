package dev.plimsoll.gates.rules;

import static dev.plimsoll.gates.Cases.NOW;
import static dev.plimsoll.gates.Cases.aCase;
import static dev.plimsoll.gates.Cases.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.PolicyInvalid;
import dev.plimsoll.gates.Verdict;
import dev.plimsoll.gates.facts.Facts;
import dev.plimsoll.gates.facts.Inventory;
import dev.plimsoll.gates.facts.Range;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each rule says of the stories. */
class RulesTests {

    @Test
    void g2TheWeekendIsHeldAndSaysWhenItOpens() {
        var finding = judge(
                new CalendarRule(),
                aCase(),
                Map.of("zone", "Europe/London", "closed", List.of("Fri 16:00 to Mon 08:00")));

        assertThat(finding.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(finding.sentence()).endsWith("opens Mon 08:00 (in 63 h 13 min)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/heads/feature/main", "refs/tags/main", "refs/pull/7/merge"})
    void g3OnlyTheBranchOfThatFullName(String ref) {
        var asked = aCase();
        asked.ref = ref;
        var options = Map.<String, Object>of("allowed", List.of("refs/heads/main"));

        assertThat(judge(new BranchRule(), asked, options).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(judge(new BranchRule(), aCase(), options).verdict()).isEqualTo(Verdict.PASSES);
    }

    @Test
    void g5WhatNeverRanInStagingIsNotProven() {
        var options = Map.<String, Object>of("environment", "staging", "for", "30 min");
        var proven = aCase();
        proven.stays.add(new Facts.Stay("staging", 300, NOW.minusSeconds(1800), null, null, null));
        var young = aCase();
        young.stays.add(new Facts.Stay("staging", 300, NOW.minusSeconds(600), null, null, null));

        assertThat(judge(new ProvenRule(), aCase(), options).sentence()).isEqualTo("not proven in staging");
        assertThat(judge(new ProvenRule(), proven, options).verdict()).isEqualTo(Verdict.PASSES);
        assertThat(judge(new ProvenRule(), young, options).nextAt()).isEqualTo(NOW.plusSeconds(1200));
    }

    @Test
    void g6AChangeOfConfigurationNeedsAReviewToo() {
        var asked = aCase();
        asked.kind = "config";
        asked.range = new Range(List.of(commit("c1", null)), List.of(), true);

        assertThat(judge(new ReviewRule(), asked, Map.of()).sentence()).isEqualTo("0 of 1 code reviews on the change");
    }

    @Test
    void g6PassesWithAReviewOfEachChange() {
        var asked = aCase();
        var change = new Range.Change(1, 12, "maya", "maya", NOW.minusSeconds(60), null, null, null);
        asked.range = new Range(List.of(commit("c1", 12L), commit("c2", 12L)), List.of(change), true);

        assertThat(judge(new ReviewRule(), asked, Map.of()).verdict()).isEqualTo(Verdict.PASSES);
    }

    @Test
    void g9AMigrationUnderWayHolds() {
        var asked = aCase();
        asked.migrations.add(new Facts.Migration(NOW.minus(Duration.ofMinutes(7)), null));

        assertThat(judge(new MigrationRule(), asked, Map.of()).sentence()).startsWith("migration running since 16:40");
    }

    @Test
    void a1TheArtifactOfAnotherCommitIsRefusedAndSaysThatTheBuildWasSkipped() {
        var asked = aCase();
        asked.builds.add(new Facts.Build("a".repeat(40), digest("b"), null, null, "succeeded", NOW, null));
        asked.builds.add(new Facts.Build("b".repeat(40), null, null, null, "skipped", NOW, null));

        assertThat(judge(new BuildRule(), asked, Map.of()).sentence())
                .isEqualTo("claims bbbbbbb but carries the artifact of aaaaaaa: the build job was skipped");
    }

    @Test
    void a2ANewCommitWithTheDigestThatRunsIsRefused() {
        var asked = aCase();
        asked.running.add(new Facts.Running("*", "a".repeat(40), digest("b"), null, NOW.minusSeconds(60)));

        assertThat(judge(new ArtifactRule(), asked, Map.of()).sentence()).isEqualTo("code changed, artifact did not");
    }

    @ParameterizedTest
    @CsvSource({
        "prodacr.azurecr.io/pay:latest, FAILS",
        "prodacr.azurecr.io/pay, FAILS",
        "localhost:5000/pay, FAILS",
        "prodacr.azurecr.io/pay:1.2.3, PASSES",
        "prodacr.azurecr.io/pay@sha256:ab, PASSES"
    })
    void a4LatestIsRefusedAlsoWhereNobodyWritesIt(String image, Verdict verdict) {
        var asked = aCase();
        asked.image = image;

        assertThat(judge(new TagRule(), asked, Map.of()).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/dev/app:1, FAILS",
        "prodacr.azurecr.io.evil.com/app:1, FAILS",
        "prodacr.azurecr.io/app:1, PASSES"
    })
    void a9OnlyTheRegistryUpToItsSlash(String image, Verdict verdict) {
        var asked = aCase();
        asked.image = image;

        assertThat(judge(new RegistryRule(), asked, Map.of("allowed", List.of("prodacr.azurecr.io")))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void a10AnImageThatNoBuildMadeIsNotKnown() {
        var finding = judge(new BuildRule(), aCase(), Map.of());

        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.sentence()).isEqualTo("no known build produced this digest");
    }

    @Test
    void a11AnotherPlatformWouldFailWithExecFormatError() {
        var asked = aCase();
        asked.platform = "linux/arm64";

        assertThat(judge(new PlatformRule(), asked, Map.of()).sentence()).contains("exec format error");
    }

    @Test
    void a12TheLabelMustNotContradictThePipeline() {
        var asked = aCase();
        asked.labels = Map.of("org.opencontainers.image.revision", "a".repeat(40));

        assertThat(judge(new LabelsRule(), asked, Map.of()).verdict()).isEqualTo(Verdict.FAILS);
    }

    @Test
    void c1AMissingVariableIsNamedWithWhereItIs() {
        var asked = aCase();
        asked.required = List.of("DATABASE_CONNECTION_URL");
        asked.variables = new Inventory(
                Set.of("PORT"), NOW.minusSeconds(60), List.of(), Map.of("DATABASE_CONNECTION_URL", List.of("staging")));

        assertThat(judge(new VariablesRule(), asked, Map.of()).sentence())
                .isEqualTo("missing in production: DATABASE_CONNECTION_URL (present in staging)");
    }

    @Test
    void c3AnOldInventoryCannotVouch() {
        var asked = aCase();
        asked.required = List.of("PORT");
        asked.variables = new Inventory(Set.of("PORT"), NOW.minus(Duration.ofDays(3)), List.of(), Map.of());
        var finding = judge(new VariablesRule(), asked, Map.of());

        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.sentence()).isEqualTo("cannot vouch: inventory is 3 d old");
        assertThat(finding.age(NOW)).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void c11AMissingScanIsNotAPassedOneAndASkippedOneNeither() {
        var options = Map.<String, Object>of("kinds", List.of("scan"));
        var skipped = aCase();
        skipped.evidences.add(new Facts.Evidence("scan", "skipped", NOW, null));

        assertThat(judge(new EvidenceRule(), aCase(), options).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judge(new EvidenceRule(), skipped, options).verdict()).isEqualTo(Verdict.FAILS);
    }

    @Test
    void l1TheFourthRunInTenMinutesIsStoppedUntilSomebodyClosesTheBreaker() {
        var options = Map.<String, Object>of("limits", List.of("3 in 10 min"));
        var fourth = aCase();
        List.of(6, 4, 2).forEach(minutes -> fourth.recent.add(past(NOW.minusSeconds(60L * minutes), "x")));

        assertThat(judge(new BreakerRule(), fourth, options).verdict()).isEqualTo(Verdict.FAILS);
        fourth.breakerClosedAt = NOW.minusSeconds(1);
        assertThat(judge(new BreakerRule(), fourth, options).verdict()).isEqualTo(Verdict.PASSES);
    }

    @Test
    void l2ALoopOf47IsSuspectAtTheSecondAndStoppedAtTheThirdWhileTheBreakerNeverTrips() {
        var start = NOW.minusSeconds(230L * 47);
        var asked = aCase();
        asked.sha = "a".repeat(40);
        asked.digest = digest("a");
        var stoppedAt = 0;
        for (var n = 1; n <= 47; n++) {
            asked.at = start.plusSeconds(230L * n);
            assertThat(judge(new BreakerRule(), asked, Map.of("limits", List.of("3 in 10 min")))
                            .verdict())
                    .isEqualTo(Verdict.PASSES);
            var noOp = judge(new NoOpRule(), asked, Map.of());
            if (n == 2) {
                assertThat(noOp.verdict()).isEqualTo(Verdict.PASSES);
                assertThat(noOp.sentence()).contains("changes nothing");
            }
            if (stoppedAt == 0 && noOp.verdict() == Verdict.FAILS) {
                stoppedAt = n;
            }
            asked.recent.add(0, past(asked.at, "a"));
            asked.running.clear();
            asked.running.add(new Facts.Running("*", asked.sha, asked.digest, null, asked.at));
        }

        assertThat(stoppedAt).isEqualTo(3);
    }

    @Test
    void l5AnOpenIncidentHoldsAndNobodyWhoTellsOfIncidentsIsNotNone() {
        var open = aCase();
        open.incidents = List.of(new Facts.Incident("Checkout is down", NOW.minusSeconds(600), null));
        var none = aCase();
        none.incidents = List.of();

        assertThat(judge(new IncidentRule(), open, Map.of()).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(judge(new IncidentRule(), none, Map.of()).verdict()).isEqualTo(Verdict.PASSES);
        assertThat(judge(new IncidentRule(), aCase(), Map.of()).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void optionsThatCannotBeMeantAreRefused() {
        refuses(new BranchRule(), Map.of("allowed", List.of("main")), "refs/heads/main");
        refuses(new CalendarRule(), Map.of("zone", "Mars"), "Europe/London");
        refuses(
                new CalendarRule(),
                Map.of("open", "Sat 10:00 to 12:00", "closed", "Fri 16:00 to Mon 08:00"),
                "shorten");
        refuses(new BreakerRule(), Map.of("limits", List.of("often")), "3 in 10 min");
        refuses(new EvidenceRule(), Map.of("kinds", List.of("luck")), "sbom");
        refuses(new ProvenRule(), Map.of("for", "long"), "30 min");
    }

    private static void refuses(GateRule rule, Map<String, Object> options, String hint) {
        assertThatExceptionOfType(PolicyInvalid.class)
                .isThrownBy(() -> rule.sentence(new Options(rule.name(), options)))
                .withMessageContaining(hint);
    }

    private static Finding judge(GateRule rule, dev.plimsoll.gates.Cases asked, Map<String, Object> options) {
        return rule.judge(asked.build(), new Options(rule.name(), options));
    }

    private static Range.Commit commit(String sha, Long change) {
        return new Range.Commit(1, sha, "Work", List.of("maya"), List.of(), change);
    }

    private static Facts.Past past(java.time.Instant at, String letter) {
        return new Facts.Past(1, at, "code", "succeeded", letter.repeat(40), digest(letter), null);
    }
}
