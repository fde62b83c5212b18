package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerFigures.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How tools take one number of many. */
enum Statistic {
    /** Of an even count the mean of the two in the middle. */
    MEDIAN("median", Statistic::middle),
    /** Of an even count the lower of the two in the middle. */
    LOWER_MEDIAN("lower median", values -> values.get((values.size() - 1) / 2)),
    MEAN("mean", values -> values.stream().mapToDouble(value -> value).sum() / values.size());

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<List<Double>, Double> of;

    Statistic(String word, Function<List<Double>, Double> of) {
        this.word = word;
        this.of = of;
    }

    /** Null of nothing. */
    @Nullable
    Double of(List<Double> values) {
        return values.isEmpty() ? null : of.apply(values.stream().sorted().toList());
    }

    Time time(List<Double> seconds) {
        return new Time(of(seconds), seconds.size(), word);
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static double middle(List<Double> values) {
        var half = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(half) : (values.get(half - 1) + values.get(half)) / 2;
    }
}
