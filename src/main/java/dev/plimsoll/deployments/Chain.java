package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What ran in one place, as it follows from the deployments that took effect there and from what was seen running.
 *
 * <p>A pure function of the set of facts: the order of arrival and repeats change nothing, and a chain derived from an
 * instant on equals the end of the chain derived from the beginning.
 */
final class Chain {

    /** A process that still reports the former version this long after the rollout is only slow. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private static final Comparator<Step> STEPS =
            Comparator.comparing(Step::at).thenComparing(Step::isEnd).thenComparing(Step::fact, ChainFact.IN_ORDER);

    private final Map<String, Lane> lanes = new TreeMap<>();
    private final Map<String, Past> past;
    private final Ancestry ancestry;

    private Chain(Map<String, Past> past, Ancestry ancestry) {
        this.past = past;
        this.ancestry = ancestry;
    }

    /**
     * Derives a chain.
     *
     * @param past by slot, what is known before the instant
     * @param since the instant; null for the beginning
     */
    static Chain of(
            Map<String, Past> past, Collection<? extends ChainFact> facts, @Nullable Instant since, Ancestry ancestry) {
        var chain = new Chain(past, ancestry);
        past.keySet().forEach(chain::lane);
        facts.stream()
                .flatMap(Chain::withItsEnd)
                .filter(step -> since == null || !step.at().isBefore(since))
                .sorted(STEPS)
                .forEach(chain::take);
        return chain;
    }

    /** The beliefs that begin with one of the facts, in order. */
    List<Belief> beliefs() {
        return lanes.values().stream().flatMap(lane -> lane.begun().stream()).toList();
    }

    /** What the deployments did, those that a fact speaks of. */
    List<Effect> effects() {
        return lanes.values().stream().flatMap(lane -> lane.effects().stream()).toList();
    }

    /** What holds at the end, by slot. */
    Map<String, Belief> current() {
        var current = new LinkedHashMap<String, Belief>();
        lanes.forEach((slot, lane) -> {
            if (lane.current() != null) {
                current.put(slot, lane.current());
            }
        });
        return current;
    }

    private void take(Step step) {
        var lane = lane(step.fact().slot());
        if (step.isEnd()) {
            lane.close((Took) step.fact(), step.at());
        } else if (step.fact() instanceof Took took) {
            lane.take(took);
            if (took.slot().equals("stable") && !took.isPartial() && lanes.containsKey(Took.CANARY)) {
                lane(Took.CANARY).promote(took);
            }
        } else {
            lane.take((Saw) step.fact());
        }
    }

    private Lane lane(String slot) {
        return lanes.computeIfAbsent(slot, any -> new Lane(past.getOrDefault(slot, Past.NONE), ancestry));
    }

    private static Stream<Step> withItsEnd(ChainFact fact) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(fact.at(), fact, false));
        if (fact instanceof Took took && took.closedAt() != null) {
            steps.add(new Step(took.closedAt(), took, true));
        }
        return steps.stream();
    }

    private record Step(Instant at, ChainFact fact, boolean isEnd) {}
}
