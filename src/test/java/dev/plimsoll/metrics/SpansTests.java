package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.ShortHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stages of a lead time. */
class SpansTests {

    private final List<String> flags = new ArrayList<>();

    @Test
    void knownStagesEndAtTheirBoundaries() {
        assertThat(stages("0", change("1", "3", "6"), landing("24", "10", "15")))
                .isEqualTo(new Spans(3600, 7200, 10800, 14400, 18000, 32400));
        assertThat(flags).isEmpty();
    }

    @Test
    void anUnknownBoundaryGivesItsTimeToTheNextStage() {
        assertThat(stages("0", change("1", null, "6"), landing("24", null, null)))
                .isEqualTo(new Spans(3600, null, 18000, null, null, 64800));
        assertThat(stages("0", null, landing("24", null, null)))
                .isEqualTo(new Spans(null, null, null, null, null, 86400));
        assertThat(flags).isEmpty();
    }

    @Test
    void aBoundaryOutOfOrderIsUnknown() {
        assertThat(stages("0", change("2", "1", "6"), landing("24", "5", "25")))
                .isEqualTo(new Spans(7200, null, 14400, null, null, 64800));
        assertThat(flags).containsExactly(Flags.OUT_OF_ORDER);
    }

    @Test
    void aMergeAfterTheDeploymentIsNoBoundary() {
        assertThat(stages("0", change("1", "2", "25"), landing("24", null, null)))
                .isEqualTo(new Spans(3600, 3600, null, null, null, 79200));
        assertThat(flags).containsExactly(Flags.DEPLOYED_BEFORE_MERGE);
    }

    @Test
    void aRequestThatWasOpenBeforeTheCommitIsNothingUnusual() {
        assertThat(stages("2", change("1", "3", "6"), landing("24", null, null)))
                .isEqualTo(new Spans(null, 3600, 10800, null, null, 64800));
        assertThat(flags).isEmpty();
    }

    @Test
    void fractionsOfSecondsAreCutOffBeforeTheyAreTaken() {
        var start = Instant.parse("2026-11-02T08:00:00.9Z");
        var opened = Instant.parse("2026-11-02T08:00:01.1Z");

        assertThat(Spans.between(start, opened)).isEqualTo(1);
        assertThat(Spans.between(start, start.plusMillis(50))).isZero();
        assertThat(Spans.forward(opened, start)).isNull();
    }

    private Spans stages(String start, ChangeFacts change, Landing landing) {
        var spans = Spans.of(ShortHistory.at(start), change, landing, flags);
        assertThat(java.util.stream.Stream.of(
                                spans.coding(),
                                spans.pickup(),
                                spans.review(),
                                spans.releaseWait(),
                                spans.approvalWait(),
                                spans.rollout())
                        .mapToInt(span -> span == null ? 0 : span)
                        .sum())
                .isEqualTo(Spans.between(ShortHistory.at(start), landing.finishedAt()));
        return spans;
    }

    private static ChangeFacts change(String opened, String reviewed, String merged) {
        return new ChangeFacts(
                new Settling.Change(1, 7), null, at(opened), at(reviewed), null, at(merged), null, List.of());
    }

    private static Landing landing(String finished, String requested, String decided) {
        var at = ShortHistory.at(finished);
        return new Landing(1, 1, true, new Turn(at, "d", 1), at, at(requested), at(decided));
    }

    private static Instant at(String hours) {
        return hours == null ? null : ShortHistory.at(hours);
    }
}
