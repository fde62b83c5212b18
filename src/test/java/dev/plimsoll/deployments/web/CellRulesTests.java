package dev.plimsoll.deployments.web;

import static dev.plimsoll.deployments.ARun.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Contradiction;
import dev.plimsoll.deployments.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for {@link CellRules}. */
class CellRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final CellRules rules = new CellRules(NOW);

    @Test
    void showsWhatRunsWithItsAgeAndWhoBroughtIt() {
        var cell = cell(List.of(running("aaaa", "", 90)), List.of(), List.of());

        assertThat(cell.tone()).isEqualTo(CellTone.SAID);
        assertThat(cell.runs()).isEqualTo(new Artifact("aaaa", null));
        assertThat(cell.who()).isEqualTo("maya");
        assertThat(cell.note()).isNull();
    }

    @Test
    void keepsShowingWhatRunsWhenTheNewestDeploymentFailed() {
        var cell = cell(List.of(running("aaaa", "", 90)), List.of(), List.of(attempt("bbbb", "failed", 5)));

        assertThat(cell.tone()).isEqualTo(CellTone.BAD);
        assertThat(cell.runs()).isEqualTo(new Artifact("aaaa", null));
        assertThat(cell.note()).isEqualTo("bbbb failed");
    }

    @Test
    void putsARetryBeforeTheFailure() {
        var cell = cell(List.of(), List.of(attempt("bbbb", "running", 2)), List.of(attempt("bbbb", "failed", 5)));

        assertThat(cell.tone()).isEqualTo(CellTone.RUN);
        assertThat(cell.note()).isEqualTo("bbbb deploying");
    }

    @Test
    void saysWhatWaitsAtTheGate() {
        var cell = cell(List.of(running("aaaa", "", 90)), List.of(attempt("cccc", "waiting", 38)), List.of());

        assertThat(cell.tone()).isEqualTo(CellTone.WAIT);
        assertThat(cell.note()).isEqualTo("cccc waits");
    }

    @Test
    void forgetsADeploymentThatANewerEndHasOvertaken() {
        var cell = cell(List.of(running("aaaa", "", 90)), List.of(attempt("bbbb", "running", 200)), List.of());

        assertThat(cell.tone()).isEqualTo(CellTone.SAID);
    }

    @Test
    void countsTargetsThatDiffer() {
        var cell = cell(
                List.of(running("bbbb", "eu", 5), running("bbbb", "us", 5), running("aaaa", "ap", 900)),
                List.of(),
                List.of());

        assertThat(cell.tone()).isEqualTo(CellTone.WARN);
        assertThat(cell.runs()).isEqualTo(new Artifact("bbbb", null));
        assertThat(cell.note()).isEqualTo("on 2 of 3 targets");
    }

    @Test
    void isEmptyWhereNothingWasEverReported() {
        assertThat(cell(List.of(), List.of(), List.of()).isEmpty()).isTrue();
    }

    @Test
    void showsARollbackAsSuch() {
        var back = aRun("aaaa").countingAs("rollback").since(ago(27));

        var reported = cell(List.of(back.get()), List.of(), List.of());
        assertThat(reported.tone()).isEqualTo(CellTone.BACK_SAID);
        assertThat(reported.who()).isEqualTo("rolled back");
        var verified = cell(List.of(back.seen(ago(2)).get()), List.of(), List.of());
        assertThat(verified.tone()).isEqualTo(CellTone.BACK);
    }

    @Test
    void showsWhatWasSeenLatelyAsVerified() {
        var lately = aRun("aaaa").since(ago(90)).seen(ago(2)).get();
        var longAgo = aRun("aaaa").since(ago(90)).seen(ago(40)).get();

        assertThat(cell(List.of(lately), List.of(), List.of()).tone()).isEqualTo(CellTone.SEEN);
        assertThat(cell(List.of(longAgo), List.of(), List.of()).tone()).isEqualTo(CellTone.SAID);
    }

    @Test
    void doesNotShowAsVerifiedWhatWasOnlyEverSeenAndNotLately() {
        var lately = aRun("aaaa").thatNobodyReported().since(ago(90)).seen(ago(2));
        var longAgo = aRun("aaaa").thatNobodyReported().since(ago(90)).seen(ago(40));

        assertThat(cell(List.of(lately.get()), List.of(), List.of()).tone()).isEqualTo(CellTone.SEEN);
        assertThat(cell(List.of(longAgo.get()), List.of(), List.of()).tone()).isEqualTo(CellTone.OLD);
    }

    @Test
    void putsAVersionThatNobodyReportedBeforeAFailure() {
        var found = new Finding(List.of(contradiction("other_version_runs")), null);

        var cell = cell(List.of(running("aaaa", "", 9)), List.of(attempt("cccc", "failed", 5)), found);

        assertThat(cell.tone()).isEqualTo(CellTone.BAD);
        assertThat(cell.note()).isEqualTo("reported bbbb");
    }

    @Test
    void saysHowOftenTheSameWasDeployed() {
        var found = new Finding(List.of(contradiction("no_op")), new Loop(1, 1, 4, ago(11), ago(1)));

        var cell = cell(List.of(running("aaaa", "", 11)), List.of(), found);

        assertThat(cell.tone()).isEqualTo(CellTone.LOOP);
        assertThat(cell.note()).isEqualTo("4 times in 10 min");
    }

    @Test
    void saysThatARolloutReachedOnlyAPart() {
        var cell = cell(List.of(aRun("aaaa").mixed().get()), List.of(), List.of());

        assertThat(cell.tone()).isEqualTo(CellTone.WARN);
        assertThat(cell.note()).isEqualTo("reached only a part");
    }

    @Test
    void namesACanaryBesideWhatRuns() {
        var canary = aRun("bbbb").in("canary").weighing(10).get();

        var cell = cell(List.of(running("aaaa", "*", 90), canary), List.of(), List.of());

        assertThat(cell.runs()).isEqualTo(new Artifact("aaaa", null));
        assertThat(cell.note()).isEqualTo("bbbb canary, 10 %");
    }

    @Test
    void doesNotShowADeploymentAsUnderWayThatHasBeenSilentForTooLong() {
        var lost = new Attempt(7, 1, 1, "bbbb", null, "running", ago(50), "maya", null, null, ago(20));

        var cell = cell(List.of(running("aaaa", "*", 90)), List.of(lost), List.of());

        assertThat(cell.tone()).isEqualTo(CellTone.SAID);
    }

    @Test
    void warnsOfTwoDeploymentsAtOnce() {
        var cell = cell(
                List.of(running("aaaa", "*", 90)),
                List.of(attempt("bbbb", "running", 2), attempt("cccc", "running", 1)),
                List.of());

        assertThat(cell.tone()).isEqualTo(CellTone.WARN);
        assertThat(cell.note()).isEqualTo("2 deploying at once");
    }

    private MatrixCell cell(List<Runs> running, List<Attempt> open, List<Attempt> troubled) {
        return rules.cell("production", true, running, open, troubled, null, Finding.NONE);
    }

    private MatrixCell cell(List<Runs> running, List<Attempt> troubled, Finding finding) {
        return rules.cell("production", true, running, List.of(), troubled, null, finding);
    }

    private static Contradiction contradiction(String kind) {
        return new Contradiction(kind, 7L, 1, 1, "*", ago(9), "bbbb", "aaaa", null, null, ago(9), null);
    }

    private static Runs running(String sha, String target, int minutes) {
        return aRun(sha).on(target).since(ago(minutes)).get();
    }

    private static Attempt attempt(String sha, String state, int minutes) {
        return new Attempt(7, 1, 1, sha, null, state, ago(minutes), "maya", null, null, null);
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
