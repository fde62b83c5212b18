package dev.plimsoll.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calculates the measures of a window, all but the lead time, from what was read. A pure function.
 *
 * @param attributedWithin how long after a deployment an incident may still be laid at its door
 */
record Calculation(Figures figures, Window window, boolean hasIncidentSource, AttributedWithin attributedWithin) {

    private static final double DAYS_OF_A_WEEK = 7;

    private Deployed.Span span() {
        return Deployed.Span.of(window.from(), window.to());
    }

    Calculation in(Window other) {
        return new Calculation(figures, other, hasIncidentSource, attributedWithin);
    }

    Calculation of(Figures others) {
        return new Calculation(others, window, hasIncidentSource, attributedWithin);
    }

    long counted() {
        return count(Deployed::isCounted);
    }

    long changes() {
        return count(Deployed::isChange) + uncounted();
    }

    List<Failed> failed() {
        var span = span();
        return figures.failed().stream()
                .filter(one -> span.has(one.finishedAt()))
                .toList();
    }

    private List<Failed> allFailed() {
        var span = span();
        var all = new ArrayList<>(failed());
        figures.uncountedFailed().stream()
                .filter(one -> span.has(one.finishedAt()))
                .forEach(all::add);
        return all;
    }

    private long uncounted() {
        var span = span();
        return figures.uncountedFailed().stream()
                .filter(one -> span.has(one.finishedAt()))
                .count();
    }

    private long count(Deployed.KindPredicate kind) {
        var span = span();
        return figures.services().stream()
                .mapToLong(service -> service.count(span, kind))
                .sum();
    }

    Measures.Frequency frequency() {
        var n = counted();
        var days = window.days();
        var isUnseen = n == 0 && (window.isBeforeFirstEvent() || window.isUnheard());
        var value = isUnseen ? null : perDay(n, days);
        var perWeek = value == null ? null : (Double) (value * DAYS_OF_A_WEEK);
        var weeks = DeploymentDays.of(window, countedAt());
        return new Measures.Frequency(
                value,
                "per_day",
                perWeek,
                n,
                n == 0 ? none() : null,
                days,
                count(kind -> kind == Deployed.REDEPLOY),
                rollouts(),
                orNull(weeks.median()),
                weeks.weeks(),
                weeks.band(perWeek),
                orNull(between()),
                window.daysUnheard(),
                window.unheardOf());
    }

    /** Nothing in no time is nothing; something in no time has no rate. */
    private static @Nullable Double perDay(long n, double days) {
        if (days == 0) {
            return n == 0 ? 0.0 : null;
        }
        return n / days;
    }

    private long rollouts() {
        var span = span();
        var ids = new HashSet<Long>();
        var alone = 0L;
        for (var service : figures.services()) {
            for (var n = 0; n < service.at().length; n++) {
                if (Deployed.isCounted(service.kinds()[n]) && span.test(service.at()[n])) {
                    alone += service.rollouts()[n] == 0 ? 1 : 0;
                    ids.add(service.rollouts()[n]);
                }
            }
        }
        ids.remove(0L);
        return alone + ids.size();
    }

    private OptionalDouble between() {
        var at = countedAt().sorted().toArray();
        var gaps = new long[Math.max(0, at.length - 1)];
        for (var n = 0; n < gaps.length; n++) {
            gaps[n] = at[n + 1] - at[n];
        }
        return seconds(Percentiles.of(gaps).median());
    }

    private LongStream countedAt() {
        var span = span();
        return figures.services().stream()
                .flatMapToLong(service -> LongStream.range(0, service.at().length)
                        .filter(n -> Deployed.isCounted(service.kinds()[(int) n]) && span.test(service.at()[(int) n]))
                        .map(n -> service.at()[(int) n]));
    }

    Measures.FailRate failRate() {
        var of = changes();
        var n = allFailed().size();
        var reason = of == 0 ? noChanges() : n == 0 && !hasIncidentSource ? Reason.NO_INCIDENT_SOURCE : null;
        var interval = reason == null ? Wilson.of(Math.min(n, of), of) : null;
        return new Measures.FailRate(
                reason == null ? (Double) ((double) n / of) : null,
                n,
                of,
                Math.max(0, maturing()),
                reason,
                interval == null ? null : (Double) interval.low(),
                interval == null ? null : (Double) interval.high(),
                !hasIncidentSource);
    }

    /** Young, and not known to have failed. */
    private long maturing() {
        var changes = figures.services().stream()
                .mapToLong(service -> service.count(young(service.serviceId()), Deployed::isChange))
                .sum();
        return changes
                - Stream.concat(figures.failed().stream(), figures.cleared().stream())
                        .filter(one -> young(one.serviceId()).has(one.finishedAt()))
                        .count();
    }

    private Deployed.Span young(long serviceId) {
        var since = window.until().minus(attributedWithin.of(serviceId));
        return new Deployed.Span(
                Math.max(window.from().toEpochMilli(), since.toEpochMilli()),
                window.to().toEpochMilli());
    }

    Measures.Recovery recovery() {
        var timed = allFailed().stream().filter(Failed::hasClock).toList();
        var ended = timed.stream()
                .filter(one -> one.restoredAt() != null)
                .map(one -> one.secondsUntil(Objects.requireNonNull(one.restoredAt())))
                .toList();
        var open = timed.stream()
                .filter(one -> one.restoredAt() == null)
                .map(one -> one.secondsUntil(window.until()))
                .toList();
        var percentiles = Percentiles.of(
                ended.stream().mapToLong(seconds -> Math.round(seconds * 1000)).toArray());
        return new Measures.Recovery(
                orNull(seconds(percentiles.median())),
                orNull(seconds(percentiles.at(0.75))),
                orNull(seconds(percentiles.at(0.9))),
                orNull(seconds(percentiles.at(1))),
                ended.size(),
                open.size(),
                open.stream().max(Double::compare).orElse(null),
                orNull(Survival.median(ended, open)),
                !ended.isEmpty() ? null : !open.isEmpty() ? Reason.NONE_RECOVERED : noFailures(),
                parts(timed));
    }

    private Reason noFailures() {
        if (changes() == 0) {
            return noChanges();
        }
        return !allFailed().isEmpty()
                ? Reason.NO_END_KNOWN
                : hasIncidentSource ? Reason.NO_FAILURES : Reason.NO_INCIDENT_SOURCE;
    }

    private static Measures.Parts parts(List<Failed> timed) {
        return new Measures.Parts(
                mean(timed, one -> between(one.startedAt(), one.detectedAt())),
                mean(timed, one -> between(one.detectedAt(), one.actedAt())),
                mean(timed, one -> between(one.actedAt(), one.restoredAt())));
    }

    private static @Nullable Double between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from)
                ? null
                : (Double) (Duration.between(from, to).toMillis() / 1000.0);
    }

    private static @Nullable Double mean(List<Failed> timed, Function<Failed, @Nullable Double> part) {
        var known = timed.stream().map(part).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : (Double) known.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0);
    }

    Measures.Rework rework() {
        var of = counted();
        var part = count(kind -> kind == Deployed.ROLLBACK) + mends();
        return new Measures.Rework(of == 0 ? null : (Double) ((double) part / of), part, of, of == 0 ? none() : null);
    }

    private long mends() {
        var span = span();
        return figures.mends().stream()
                .filter(mend -> span.has(mend.finishedAt()))
                .count();
    }

    private Reason noChanges() {
        return counted() == 0 ? none() : Reason.NO_CHANGES;
    }

    private Reason none() {
        if (window.isBeforeFirstEvent()) {
            return Reason.WINDOW_BEFORE_FIRST_EVENT;
        }
        return window.isUnheard() ? Reason.SOURCES_SILENT : Reason.NO_DEPLOYMENTS;
    }

    long excluded() {
        var span = span();
        return figures.excluded().stream().filter(span::has).count();
    }

    private static OptionalDouble seconds(OptionalDouble millis) {
        return millis.isEmpty() ? millis : OptionalDouble.of(millis.getAsDouble() / 1000);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isEmpty() ? null : (Double) value.getAsDouble();
    }
}
