package dev.plimsoll.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a source speaks, and which of its pauses are silences. A pure function of its words.
 *
 * <p>Its usual pause at one of its words is the median, over the four weeks before, of the longest pause that ended in each.
 * Percentiles of single gaps will not do: senders speak in bursts, so that nearly all gaps are seconds, and the weekend of a
 * team that works from Monday to Friday lies far beyond the 95th. The longest pause of a week is its weekend, in each week
 * anew, while one failure in four weeks does not move the median.
 *
 * <p>A pause that is more than twice as long as the usual one is a silence, so that one more day off beside a weekend is none.
 * If somebody said how long it may be quiet at most, that counts instead.
 *
 * @param firstAt its first word; null if it has never spoken
 * @param pauses of at least {@link #SHORTEST}, the earliest first; the last one may last still
 * @param heartbeat how long it may be quiet at most; null if nobody said
 */
record Rhythm(
        @Nullable Instant firstAt,
        List<Pause> pauses,
        @Nullable Duration heartbeat) {

    /** Shorter ones are not kept: a week without any counts as one with this. */
    static final Duration SHORTEST = Duration.ofHours(1);

    /** What lies further back says nothing of how it speaks. */
    static final Duration REMEMBERED = Duration.ofDays(28);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int WEEKS = 4;
    private static final int WEEKS_NEEDED = 3;
    private static final int DAYS_NEEDED = 10;
    static final int TIMES_THE_USUAL = 2;

    /** @param until null while it lasts */
    record Pause(Instant from, @Nullable Instant until) {

        private boolean isOver(Instant at) {
            return until != null && !until.isAfter(at);
        }
    }

    /** The pauses that were too long as far as was known at an instant, the earliest first; those after it are unknown. */
    List<Silence> silences(Instant at) {
        return pauses.stream()
                .filter(pause -> pause.from().isBefore(at))
                .flatMap(pause -> {
                    var limit = limit(pause.from());
                    var until = pause.isOver(at) ? pause.until() : null;
                    var length = Duration.between(pause.from(), until == null ? at : until);
                    return limit == null || length.compareTo(limit) <= 0
                            ? Stream.empty()
                            : Stream.of(new Silence(pause.from(), until, limit));
                })
                .toList();
    }

    /** How long a pause that begins at an instant may be; null if nobody can tell. */
    @Nullable
    Duration limit(Instant at) {
        var usual = heartbeat == null ? usualPause(at) : null;
        return usual == null ? heartbeat : usual.multipliedBy(TIMES_THE_USUAL);
    }

    /** Null if it was heard on fewer than ten of the 28 days before, or in fewer than three of the four weeks. */
    @Nullable
    Duration usualPause(Instant at) {
        var before = before(at);
        var days = (int) REMEMBERED.toDays();
        var heardOn = IntStream.range(0, days)
                .filter(n -> before.isHeard(at.minus(Duration.ofDays(n + 1)), at.minus(Duration.ofDays(n))))
                .count();
        var longest = IntStream.range(0, WEEKS)
                .mapToObj(n -> at.minus(WEEK.multipliedBy(n)))
                .filter(end -> before.isHeard(end.minus(WEEK), end))
                .map(end -> before.longest(end.minus(WEEK), end))
                .sorted()
                .toList();
        return heardOn < DAYS_NEEDED || longest.size() < WEEKS_NEEDED ? null : median(longest);
    }

    /** What can be remembered of it at an instant. */
    private Rhythm before(Instant at) {
        var since = at.minus(REMEMBERED);
        return new Rhythm(
                firstAt,
                pauses.stream()
                        .filter(pause -> pause.from().isBefore(at) && !pause.isOver(since))
                        .toList(),
                heartbeat);
    }

    private boolean isHeard(Instant after, Instant upTo) {
        return firstAt != null
                && !firstAt.isAfter(upTo)
                && pauses.stream().noneMatch(pause -> !pause.from().isAfter(after) && !pause.isOver(upTo));
    }

    private Duration longest(Instant after, Instant upTo) {
        return pauses.stream()
                .filter(pause -> pause.isOver(upTo) && !pause.isOver(after))
                .map(pause -> Duration.between(pause.from(), pause.until()))
                .max(Duration::compareTo)
                .orElse(SHORTEST);
    }

    private static Duration median(List<Duration> sorted) {
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }
}
