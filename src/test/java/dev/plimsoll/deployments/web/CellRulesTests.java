package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

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

    private MatrixCell cell(List<Running> running, List<Attempt> open, List<Attempt> troubled) {
        return rules.cell("production", true, running, open, troubled);
    }

    private static Running running(String sha, String target, int minutes) {
        return new Running(1, 1, target, sha, null, ago(minutes), "maya", "main");
    }

    private static Attempt attempt(String sha, String state, int minutes) {
        return new Attempt(7, 1, 1, sha, null, state, ago(minutes), "maya", null, null);
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
