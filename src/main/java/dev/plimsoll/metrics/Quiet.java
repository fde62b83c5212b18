package dev.plimsoll.metrics;

import dev.plimsoll.intake.Hearing;
import dev.plimsoll.intake.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Lays the silences of several sources over each other. A pure function.
 *
 * <p>The end of a deployment that was told later, by whomever, counts as a word: what is left of a silence before and after
 * it is one only if it is too long by itself.
 *
 * @param at the end of what is known
 * @param ends when deployments ended, in milliseconds since 1970, in order
 */
record Quiet(Instant at, long[] ends) {

    /** When all of them were silent. One that had not spoken yet stands in nobody's way. */
    List<Unheard> together(List<Hearing> hearings) {
        var quiet = hearings.stream().map(this::cut).toList();
        var borders = new TreeSet<Instant>();
        quiet.forEach(one -> one.spans().forEach(span -> borders.addAll(List.of(span.from(), span.until()))));
        quiet.forEach(one -> borders.add(one.firstAt()));
        var found = new ArrayList<Unheard>();
        for (var from : borders) {
            var until = borders.higher(from);
            if (until != null && quiet.stream().allMatch(one -> one.isUnborn(until) || one.isSilent(from, until))) {
                add(found, from, until, quiet);
            }
        }
        return found;
    }

    private static void add(List<Unheard> found, Instant from, Instant until, List<Source> quiet) {
        var silent = quiet.stream()
                .filter(one -> one.isSilent(from, until))
                .map(Source::name)
                .toList();
        var last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (silent.isEmpty()) {
            return;
        }
        if (last != null && last.until().equals(from)) {
            var names = Stream.concat(last.sources().stream(), silent.stream())
                    .distinct()
                    .sorted()
                    .toList();
            found.set(found.size() - 1, new Unheard(last.from(), until, names));
        } else {
            found.add(new Unheard(from, until, silent));
        }
    }

    private Source cut(Hearing hearing) {
        return new Source(
                hearing.source(),
                Objects.requireNonNullElse(hearing.firstAt(), at),
                hearing.silences().stream().flatMap(this::cut).toList());
    }

    private Stream<Span> cut(Silence silence) {
        var until = Objects.requireNonNullElse(silence.until(), at);
        var words = new ArrayList<Instant>();
        words.add(silence.from());
        for (var n = firstAfter(silence.from()); n < ends.length && ends[n] < until.toEpochMilli(); n++) {
            words.add(Instant.ofEpochMilli(ends[n]));
        }
        words.add(until);
        return Stream.iterate(1, n -> n < words.size(), n -> n + 1)
                .map(n -> new Span(words.get(n - 1), words.get(n)))
                .filter(span -> Duration.between(span.from(), span.until()).compareTo(silence.limit()) > 0);
    }

    private int firstAfter(Instant from) {
        var found = Arrays.binarySearch(ends, from.toEpochMilli() + 1);
        return found < 0 ? -found - 1 : found;
    }

    private record Span(Instant from, Instant until) {}

    /** One source, with what is left of its silences. */
    private record Source(String name, Instant firstAt, List<Span> spans) {

        boolean isUnborn(Instant until) {
            return !firstAt.isBefore(until);
        }

        boolean isSilent(Instant begin, Instant end) {
            return spans.stream()
                    .anyMatch(
                            span -> !span.from().isAfter(begin) && !span.until().isBefore(end));
        }
    }
}
