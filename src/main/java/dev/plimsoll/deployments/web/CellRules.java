package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.AtGate;
import dev.plimsoll.deployments.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a cell says: what runs, and which exception, if any, comes before its age. What is under way comes first,
 * then a version that is not the one that was reported, a failure or a gate, and what is only odd.
 */
final class CellRules {

    /** After this long, one that was only announced, or that a later end has overtaken, says nothing of the present. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private final Instant now;

    CellRules(Instant now) {
        this.now = now;
    }

    MatrixCell cell(
            String environment,
            boolean isPrimary,
            List<Runs> running,
            List<Attempt> open,
            List<Attempt> troubled,
            @Nullable AtGate gate,
            Finding finding) {
        var runs = shown(running);
        var cell = runs == null
                ? MatrixCell.empty(environment, isPrimary)
                : new MatrixCell(
                        environment,
                        isPrimary,
                        plain(runs),
                        Artifact.of(runs),
                        null,
                        runs.since(),
                        who(runs),
                        CellLine.NONE,
                        null);
        return Stream.<Optional<MatrixCell>>of(
                        atOnce(open)
                                .map(count -> cell.noted(
                                        CellTone.WARN,
                                        count + " deploying at once",
                                        open.get(0).at())),
                        underWay(running, open, failures(troubled)).map(one -> attempted(cell, one)),
                        finding.grave().map(one -> cell.noted(CellTone.BAD, one.shortly(), one.since())),
                        settled(open, failures(troubled))
                                .filter(one -> gate == null || isLaterThan(one, gate))
                                .map(one -> attempted(cell, one)),
                        Optional.ofNullable(gate).map(one -> gated(cell, one)),
                        Optional.ofNullable(runs).flatMap(it -> uneven(cell, it, running)),
                        Optional.ofNullable(finding.loop())
                                .map(loop -> cell.noted(CellTone.LOOP, loop.words(), loop.last())),
                        finding.odd().map(one -> cell.noted(CellTone.WARN, one.shortly(), one.since())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(cell);
    }

    /** What a cell shows of all that runs in it; null if nothing does. */
    static @Nullable Runs shown(List<Runs> running) {
        var stable = running.stream().filter(Runs::isStable).toList();
        return newest(stable.isEmpty() ? running : stable);
    }

    /** How many deployments run in one place at the same time, if several do: nobody can say which will win. */
    private Optional<Long> atOnce(List<Attempt> open) {
        var count = open.stream()
                .filter(one -> one.mark() == StateMark.RUNNING && !one.isLost(now))
                .count();
        return count > 1 ? Optional.of(count) : Optional.empty();
    }

    /** The attempt that is now under way, else the later of a failure and one that waits. */
    Optional<Attempt> exception(List<Runs> running, List<Attempt> open, List<Attempt> troubled) {
        var failures = failures(troubled);
        return underWay(running, open, failures).or(() -> settled(open, failures));
    }

    private Optional<Attempt> underWay(List<Runs> running, List<Attempt> open, List<Attempt> failures) {
        return open.stream()
                .filter(one -> one.mark() != StateMark.WAITING && !one.isLost(now))
                .filter(one ->
                        isRecent(one) || (one.mark() != StateMark.CREATED && !isOvertaken(one, running, failures)))
                .findFirst();
    }

    private static Optional<Attempt> settled(List<Attempt> open, List<Attempt> failures) {
        return Stream.concat(failures.stream(), open.stream().filter(one -> one.mark() == StateMark.WAITING))
                .max(Comparator.comparing(Attempt::at));
    }

    private static List<Attempt> failures(List<Attempt> troubled) {
        return troubled.stream().filter(one -> one.mark().isFailure()).toList();
    }

    private boolean isRecent(Attempt attempt) {
        return attempt.at().plus(PATIENCE).isAfter(now);
    }

    private static boolean isOvertaken(Attempt attempt, List<Runs> running, List<Attempt> failures) {
        return running.stream().anyMatch(one -> one.since().isAfter(attempt.at()))
                || failures.stream().anyMatch(one -> one.at().isAfter(attempt.at()));
    }

    private static MatrixCell attempted(MatrixCell cell, Attempt attempt) {
        return cell.noted(tone(attempt), attempt.artifact().shown() + " " + words(attempt.mark()), attempt.at());
    }

    /** A deployment that waits is the same as the request at the gate; a failure after it is news. */
    private static boolean isLaterThan(Attempt attempt, AtGate gate) {
        return attempt.mark().isFailure() && attempt.at().isAfter(gate.since());
    }

    private static MatrixCell gated(MatrixCell cell, AtGate gate) {
        var what = gate.sha() == null && gate.digest() == null
                ? "configuration"
                : new Artifact(gate.sha(), gate.digest()).shown();
        return gate.isHeld()
                ? cell.noted(CellTone.HELD, what + " held", gate.since())
                : cell.noted(CellTone.WAIT, what + " waits", gate.since());
    }

    /** A rollout that reached a part of the targets, of the processes, or of the traffic. */
    private static Optional<MatrixCell> uneven(MatrixCell cell, Runs runs, List<Runs> running) {
        if (runs.isMixed()) {
            return Optional.of(cell.noted(CellTone.WARN, "reached only a part", runs.since()));
        }
        var canary = running.stream().filter(one -> one.slot().equals("canary")).findFirst();
        if (canary.isPresent()) {
            var words = Artifact.of(canary.get()).shown() + " canary" + share(canary.get());
            return Optional.of(cell.noted(CellTone.RUN, words, canary.get().since()));
        }
        var stable = running.stream().filter(Runs::isStable).toList();
        var on = stable.stream()
                .filter(one -> Artifact.of(one).equals(Artifact.of(runs)))
                .count();
        return on == stable.size()
                ? Optional.empty()
                : Optional.of(
                        cell.noted(CellTone.WARN, "on %d of %d targets".formatted(on, stable.size()), runs.since()));
    }

    private static String share(Runs canary) {
        return canary.weight() == null
                ? ""
                : ", %s %%".formatted(canary.weight().stripTrailingZeros().toPlainString());
    }

    /** What most targets run; of two that are equally spread, the one that came last. */
    private static @Nullable Runs newest(List<Runs> running) {
        Map<Artifact, Long> spread =
                running.stream().collect(Collectors.groupingBy(Artifact::of, Collectors.counting()));
        Function<Runs, Long> targets = one -> spread.getOrDefault(Artifact.of(one), 0L);
        return running.stream()
                .max(Comparator.comparing(targets).thenComparing(Runs::since))
                .orElse(null);
    }

    private CellTone plain(Runs runs) {
        var basis = runs.basisAt(now);
        var isClaimed = basis.word().equals("claimed");
        if (runs.isRollback()) {
            return isClaimed ? CellTone.BACK_SAID : CellTone.BACK;
        }
        if (isClaimed) {
            return CellTone.SAID;
        }
        return basis.isFresh() ? CellTone.SEEN : CellTone.OLD;
    }

    private static @Nullable String who(Runs runs) {
        if (Integer.valueOf(0).equals(runs.replicas())) {
            return "scaled to zero";
        }
        if (runs.isRollback()) {
            return "rolled back";
        }
        return runs.actor() == null ? Objects.requireNonNullElse(runs.ref(), seen(runs)) : runs.actor();
    }

    private static String seen(Runs runs) {
        return runs.deploymentId() == null ? "only seen" : "";
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
