package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.ShortHistory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From when on a lead time is taken. */
class StartTests {

    private static final Instant END = ShortHistory.at("24");

    @Test
    void aCommitBeganWhenItWasWritten() {
        assertThat(Start.ofCommit(commit("1", "2"), null, null, END)).isEqualTo(start("1", "authored"));
        assertThat(Start.ofCommit(commit(null, "2"), null, null, END)).isEqualTo(start("2", "committed"));
        assertThat(Start.ofCommit(commit(null, null), null, change("3", "4"), END))
                .isEqualTo(start("3", "opened"));
        assertThat(Start.ofCommit(commit(null, null), null, null, END)).isEqualTo(new Start(null, null, List.of()));
    }

    @Test
    void whatWasWrittenTooLateBeganWhenItsRequestWasOpenedElseWhenItWasCommitted() {
        assertThat(Start.ofCommit(commit("5", "5"), null, change("3", "4"), END))
                .isEqualTo(start("3", "opened", Flags.AUTHORED_AFTER_MERGE));
        assertThat(Start.ofCommit(commit("5", "6"), null, change(null, "4"), END))
                .isEqualTo(start("6", "committed"));
        assertThat(Start.ofCommit(commit("25", "6"), null, null, END)).isEqualTo(start("6", "committed"));
    }

    @Test
    void aPickBeganWithItsOriginal() {
        assertThat(Start.ofCommit(commit("5", "5"), commit("2", "2"), null, END))
                .isEqualTo(start("2", "picked"));
    }

    @Test
    void aChangeRequestBeganWithItsFirstCommitElseWhenItWasOpened() {
        var first = ShortHistory.at("1");

        assertThat(Start.ofChange(change("3", "4"), first, null)).isEqualTo(start("1", "authored"));
        assertThat(Start.ofChange(change("3", "4"), null, first)).isEqualTo(start("3", "opened"));
        assertThat(Start.ofChange(change("3", "4"), ShortHistory.at("5"), null))
                .isEqualTo(start("3", "opened", Flags.AUTHORED_AFTER_MERGE));
        assertThat(Start.ofChange(change(null, "4"), null, first))
                .isEqualTo(start("1", "authored", Flags.SQUASH_LOWER_BOUND));
    }

    @Test
    void botsAreKnownByName() {
        assertThat(List.of("dependabot[bot]", "Renovate", "GitHub Actions", "x[bot] <x@example.org>"))
                .allMatch(Bots::wrote);
        assertThat(List.of("maya", "Robot Maker")).noneMatch(Bots::wrote);
        assertThat(Bots.wrote(null)).isFalse();
    }

    private static CommitFacts commit(String authored, String committed) {
        return new CommitFacts(
                new Settling.Commit(1, "abcd"),
                "maya",
                "Work",
                authored == null ? null : ShortHistory.at(authored),
                committed == null ? null : ShortHistory.at(committed),
                1,
                null,
                null,
                null,
                false,
                null);
    }

    private static ChangeFacts change(String opened, String merged) {
        return new ChangeFacts(
                new Settling.Change(1, 7),
                null,
                opened == null ? null : ShortHistory.at(opened),
                null,
                null,
                ShortHistory.at(merged),
                null,
                List.of());
    }

    private static Start start(String at, String by, String... flags) {
        return new Start(ShortHistory.at(at), by, List.of(flags));
    }
}
