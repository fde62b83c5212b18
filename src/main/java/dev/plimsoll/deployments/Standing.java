package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment stands, as it follows from everything said of it.
 *
 * <p>A pure function of the set of reports: the order of arrival and repeats change nothing. An end is never taken back by something earlier or unfinished; of two ends the later one counts. What
 * nobody said stays unknown: an end without a start has no start.
 *
 * @param happenedAt where it belongs on a time line: its end, else its start, else the first that was heard of it
 * @param flagged what is impossible about it, in words; null if nothing is
 */
record Standing(
        DeploymentState state,
        DeploymentFacts facts,
        @Nullable Instant createdAt,
        @Nullable Instant waitingAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant supersededAt,
        Instant happenedAt,
        @Nullable String flagged) {

    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /**
     * One report, as the fold needs it.
     *
     * @param occurredAt when the state began
     */
    record Said(DeploymentState state, Instant occurredAt, boolean skewed, DeploymentFacts facts) {

        /** What makes two reports one: the same said of the same instant. */
        Object key() {
            return List.of(state, occurredAt, facts);
        }

        /** By time, then by progress, then by anything, so that chance decides nothing. */
        static final Comparator<Said> IN_ORDER = Comparator.comparing(Said::occurredAt)
                .thenComparing(Said::state)
                .thenComparing(said -> said.facts().toString());
    }

    /**
     * @param reports at least one
     */
    static Standing of(Collection<Said> reports) {
        var said = reports.stream().sorted(Said.IN_ORDER).toList();
        var facts = said.stream().map(Said::facts).reduce(DeploymentFacts.NONE, DeploymentFacts::then);
        var created = earliest(said, DeploymentState.CREATED).orElse(null);
        var waiting = earliest(said, DeploymentState.WAITING).orElse(null);
        var started = Optional.ofNullable(facts.startedAt())
                .or(() -> earliest(said, DeploymentState.RUNNING))
                .orElse(null);
        var end = said.stream().filter(one -> one.state().isEnd()).reduce((a, b) -> b);
        var finished = end.map(Said::occurredAt).orElse(null);
        var state = end.map(Said::state).orElseGet(() -> furthest(said));
        var first = said.get(0).occurredAt();
        return new Standing(
                neverLeftTheGate(state, started, waiting) ? DeploymentState.REJECTED : state,
                facts,
                facts.createdAt() == null ? created : facts.createdAt(),
                waiting,
                started,
                finished,
                earliest(said, DeploymentState.SUPERSEDED).orElse(null),
                finished != null ? finished : started != null ? started : first,
                oddity(said, started, finished));
    }

    /** Whether something runs because of it, wholly or in part. */
    boolean tookEffect() {
        return state == DeploymentState.SUCCEEDED
                || state == DeploymentState.PARTIAL
                || (Took.CANARY.equals(facts.slot()) && startedAt != null);
    }

    /** Whether it began and failed: a return to what ran before may be its undoing. */
    private boolean mayBeUndone() {
        return state == DeploymentState.FAILED && startedAt != null;
    }

    /** Whether what runs, or how that counts, may depend on it. */
    boolean matters() {
        return tookEffect() || mayBeUndone();
    }

    /** From when on it can matter for what runs. */
    Instant effectFrom() {
        return startedAt != null && startedAt.isBefore(happenedAt) && Took.CANARY.equals(facts.slot())
                ? startedAt
                : happenedAt;
    }

    /** Whether another standing of the same deployment lets the same run from the same instant on. */
    boolean hasTheEffectOf(Standing other) {
        return matters() == other.matters()
                && (!matters()
                        || (state == other.state
                                && happenedAt.equals(other.happenedAt)
                                && Objects.equals(startedAt, other.startedAt)
                                && facts.bringsTheSameAs(other.facts)));
    }

    /** Whether it matters for this deployment what a reviewer said: only then somebody has to look. */
    boolean mayHaveBeenTurnedDown() {
        return state == DeploymentState.FAILED && startedAt == null && facts.runId() != null;
    }

    /** The same, known to have been turned down by a reviewer. */
    Standing turnedDown() {
        return new Standing(
                DeploymentState.REJECTED,
                facts,
                createdAt,
                waitingAt,
                startedAt,
                finishedAt,
                supersededAt,
                happenedAt,
                flagged);
    }

    /** A deployment that a gate held until it ended has deployed nothing: it was refused and did not fail. */
    private static boolean neverLeftTheGate(
            DeploymentState state, @Nullable Instant started, @Nullable Instant waiting) {
        return state == DeploymentState.FAILED && started == null && waiting != null;
    }

    private static Optional<Instant> earliest(List<Said> said, DeploymentState state) {
        return said.stream()
                .filter(one -> one.state() == state)
                .map(Said::occurredAt)
                .findFirst();
    }

    private static DeploymentState furthest(List<Said> said) {
        return said.stream()
                .map(Said::state)
                .filter(state -> state != DeploymentState.SUPERSEDED)
                .max(Comparator.naturalOrder())
                .orElse(DeploymentState.CREATED);
    }

    private static @Nullable String oddity(List<Said> said, @Nullable Instant started, @Nullable Instant finished) {
        if (said.stream().anyMatch(Said::skewed)) {
            return "the sender's clock was ahead of ours";
        }
        return started != null && finished != null && finished.plus(ROUNDING).isBefore(started)
                ? "finished before it started"
                : null;
    }
}
