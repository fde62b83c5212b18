package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what a cell says: what runs, and which exception, if any, comes before its age. */
final class CellRules {

    /** After this long, one that was only announced, or that a later end has overtaken, says nothing of the present. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private final Instant now;

    CellRules(Instant now) {
        this.now = now;
    }

    MatrixCell cell(
            String environment, boolean isPrimary, List<Running> running, List<Attempt> open, List<Attempt> troubled) {
        var runs = newest(running);
        var artifact = runs == null ? null : runs.artifact();
        var exception = exception(running, open, troubled);
        if (exception.isPresent()) {
            var attempt = exception.get();
            return new MatrixCell(
                    environment,
                    isPrimary,
                    tone(attempt),
                    artifact,
                    attempt.artifact().shown() + " " + words(attempt.mark()),
                    attempt.at(),
                    null,
                    CellLine.NONE);
        }
        if (runs == null) {
            return MatrixCell.empty(environment, isPrimary);
        }
        var note = spread(running, runs);
        var tone = note == null ? CellTone.SAID : CellTone.WARN;
        return new MatrixCell(environment, isPrimary, tone, artifact, note, runs.since(), who(runs), CellLine.NONE);
    }

    /** The attempt that is now under way, else the later of a failure and one that waits. */
    Optional<Attempt> exception(List<Running> running, List<Attempt> open, List<Attempt> troubled) {
        var failures = troubled.stream().filter(one -> one.mark().isFailure()).toList();
        var underWay = open.stream()
                .filter(one -> one.mark() != StateMark.WAITING)
                .filter(one ->
                        isRecent(one) || (one.mark() != StateMark.CREATED && !isOvertaken(one, running, failures)))
                .findFirst();
        return underWay.or(() -> Stream.concat(
                        failures.stream(), open.stream().filter(one -> one.mark() == StateMark.WAITING))
                .max(Comparator.comparing(Attempt::at)));
    }

    private boolean isRecent(Attempt attempt) {
        return attempt.at().plus(PATIENCE).isAfter(now);
    }

    private static boolean isOvertaken(Attempt attempt, List<Running> running, List<Attempt> failures) {
        return running.stream().anyMatch(one -> one.since().isAfter(attempt.at()))
                || failures.stream().anyMatch(one -> one.at().isAfter(attempt.at()));
    }

    /** What most targets run; of two that are equally spread, the one that came last. */
    private static @Nullable Running newest(List<Running> running) {
        Map<Artifact, Long> spread =
                running.stream().collect(Collectors.groupingBy(Running::artifact, Collectors.counting()));
        Function<Running, Long> targets = one -> spread.getOrDefault(one.artifact(), 0L);
        return running.stream()
                .max(Comparator.comparing(targets).thenComparing(Running::since))
                .orElse(null);
    }

    private static @Nullable String spread(List<Running> running, Running runs) {
        var on = running.stream()
                .filter(one -> one.artifact().equals(runs.artifact()))
                .count();
        return on == running.size() ? null : "on %d of %d targets".formatted(on, running.size());
    }

    private static @Nullable String who(Running runs) {
        return runs.actor() == null ? runs.ref() : runs.actor();
    }

    private static CellTone tone(Attempt attempt) {
        return switch (attempt.mark()) {
            case WAITING -> CellTone.WAIT;
            case FAILED, PARTIAL -> CellTone.BAD;
            default -> CellTone.RUN;
        };
    }

    private static String words(StateMark mark) {
        return switch (mark) {
            case WAITING -> "waits";
            case RUNNING -> "deploying";
            default -> mark.word();
        };
    }
}
