package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Replay;
import dev.plimsoll.gates.Replay.Fate;
import dev.plimsoll.gates.Replay.Replayed;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The deployments that stand behind the numbers of a replay.
 *
 * @param show the word of what is chosen: {@code held, failed, passed, unknown} or {@code all}
 * @param choices what can be chosen, with how many there are
 * @param rows at most 200 of them, the newest first
 * @param more how many others there are
 */
record Behind(String show, List<Choice> choices, List<Row> rows, long more) {

    private static final int MOST = 200;

    /** One choice of what is shown. */
    record Choice(String word, String label, long count) {}

    static Behind of(Replay replay, String wanted) {
        var choices = Stream.of("held", "failed", "passed", "unknown", "all")
                .map(word -> new Choice(
                        word,
                        label(word),
                        replay.replayed().stream().filter(is(word)).count()))
                .toList();
        var chosen = choices.stream()
                .filter(choice -> choice.word().equals(wanted))
                .findFirst()
                .orElse(choices.get(0));
        var rows = replay.replayed().stream()
                .filter(is(chosen.word()))
                .limit(MOST)
                .map(Row::new)
                .toList();
        return new Behind(chosen.word(), choices, rows, chosen.count() - rows.size());
    }

    private static Predicate<Replayed> is(String word) {
        return switch (word) {
            case "failed" -> Replayed::hasFailed;
            case "passed" -> one -> one.fate() == Fate.PASSED;
            case "unknown" -> one -> one.fate() == Fate.UNKNOWN;
            case "all" -> one -> true;
            default -> one -> one.fate() == Fate.HELD;
        };
    }

    private static String label(String word) {
        return switch (word) {
            case "failed" -> "Went wrong";
            case "passed" -> "Passed";
            case "unknown" -> "Not recorded";
            case "all" -> "All";
            default -> "Held";
        };
    }

    /** A deployment of the past. */
    record Row(Replayed of) {

        public String sha() {
            return of.sha() == null
                    ? "no SHA"
                    : of.sha().substring(0, Math.min(7, of.sha().length()));
        }

        public String icon() {
            return switch (of.fate()) {
                case PASSED -> "ok";
                case HELD -> "hand";
                case UNKNOWN -> "ask";
            };
        }

        public String tone() {
            return switch (of.fate()) {
                case PASSED -> "ok";
                case HELD -> "wait";
                case UNKNOWN -> "warn";
            };
        }

        public String fate() {
            return switch (of.fate()) {
                case PASSED -> "passed";
                case HELD -> "held";
                case UNKNOWN -> "not recorded";
            };
        }
    }
}
