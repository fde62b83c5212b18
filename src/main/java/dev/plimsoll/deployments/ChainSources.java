package dev.plimsoll.deployments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the chain of one place is derived from, and what is believed of it so far.
 *
 * @param from the place and the instant
 * @param past by slot, the last belief before the instant, and the last running one before that
 * @param believed by our number, the beliefs from the instant on
 * @param lastDeployments by slot, the last deployment before the instant that took effect
 * @param lived by slot, versions that ran before the instant and come back after it
 */
record ChainSources(
        CellFrom from,
        Map<String, List<Belief>> past,
        Map<Long, Belief> believed,
        Map<String, Effect> lastDeployments,
        Map<String, List<Version>> lived,
        List<ChainFact> facts) {

    ChainSources(CellFrom from) {
        this(from, new HashMap<>(), new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
    }

    Chain chain(Ancestry ancestry) {
        var slots = new HashSet<>(past.keySet());
        slots.addAll(lastDeployments.keySet());
        var known = new HashMap<String, Past>();
        slots.forEach(slot -> known.put(slot, pastOf(slot)));
        return Chain.of(known, facts, from.since(), ancestry);
    }

    /**
     * By slot, the versions that deployments after the instant may bring back: their own, and where one brings only a
     * configuration, every code that it may find there.
     */
    Map<String, Set<Version>> comeBack() {
        var versions = new HashMap<String, Set<Version>>();
        for (var fact : facts) {
            if (fact instanceof Took took) {
                var inSlot = versions.computeIfAbsent(took.slot(), any -> new HashSet<>());
                inSlot.add(took.version());
                if (took.version().hasNoCode()) {
                    inSlot.addAll(codes(took.slot()));
                }
            }
        }
        return versions;
    }

    private List<Version> codes(String slot) {
        return Stream.concat(
                        past.getOrDefault(slot, List.of()).stream().map(Belief::version),
                        facts.stream().filter(fact -> fact.slot().equals(slot)).map(ChainFact::version))
                .toList();
    }

    private Past pastOf(String slot) {
        var beliefs = past.getOrDefault(slot, List.of());
        return new Past(at(beliefs, 0), at(beliefs, 1), lastDeployments.get(slot), lived.getOrDefault(slot, List.of()));
    }

    private static @Nullable Belief at(List<Belief> beliefs, int index) {
        return index < beliefs.size() ? beliefs.get(index) : null;
    }
}
