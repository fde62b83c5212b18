package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.ShortHistory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which commits bring the same change. */
class TwinsTests {

    private final CommitFacts original = commit("aaaa1111", "1", null, null);
    private final CommitFacts pick = commit("bbbb1111", "2", "aaaa1111", null);
    private final CommitFacts shortPick = commit("cccc1111", "3", "aaaa", null);
    private final CommitFacts other = commit("dddd1111", "4", null, "p1");
    private final CommitFacts alike = commit("eeee1111", "5", null, "p1");
    private final Twins twins = new Twins(map(original, pick, shortPick, other, alike));

    @Test
    void aPickIsATwinOfItsOriginalAndOfItsOtherPicks() {
        assertThat(twins.of(original)).containsExactly(pick, shortPick);
        assertThat(twins.of(pick)).containsExactly(original, shortPick);
        assertThat(twins.of(shortPick)).containsExactly(original, pick);
        assertThat(twins.original(original)).isNull();
        assertThat(twins.original(pick)).isEqualTo(original);
    }

    @Test
    void picksOfWhatNobodyReportedAreTwinsToo() {
        var twins = new Twins(map(pick, commit("ffff1111", "3", "aaaa1111", null)));

        assertThat(twins.of(pick)).extracting(CommitFacts::sha).containsExactly("ffff1111");
        assertThat(twins.original(pick)).isNull();
    }

    @Test
    void whatChangesTheSameIsATwinAndTheOlderIsTheOriginal() {
        assertThat(twins.of(alike)).containsExactly(other);
        assertThat(twins.original(alike)).isEqualTo(other);
        assertThat(twins.original(other)).isNull();
    }

    private static Map<Settling.Commit, CommitFacts> map(CommitFacts... commits) {
        return Stream.of(commits).collect(Collectors.toMap(CommitFacts::id, Function.identity()));
    }

    private static CommitFacts commit(String sha, String at, String pickedFrom, String patch) {
        var time = ShortHistory.at(Objects.requireNonNull(at));
        return new CommitFacts(
                new Settling.Commit(1, sha), "maya", "Work", time, time, 1, List.of(), null, pickedFrom, false, patch);
    }
}
