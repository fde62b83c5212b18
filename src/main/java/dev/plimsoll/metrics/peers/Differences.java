package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerFigures.Fault;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why the counts of a tool are others than ours, one by one: the items add up to the difference.
 *
 * @param counted of the deployments
 * @param failed of what is above the line of the change fail rate
 * @param among of what is below it
 */
public record Differences(List<Difference> counted, List<Difference> failed, List<Difference> among) {

    public Differences {
        counted = List.copyOf(counted);
        failed = List.copyOf(failed);
        among = List.copyOf(among);
    }

    static Differences of(Peer tool, OurFigures ours, PeerFigures peer, PeerHistory history) {
        var why = Why.of(tool, ours, peer, history);
        return new Differences(
                sets(ours.counted(), peer.counted(), history, why::countsToo, why::leftOut),
                failed(ours, peer.failRate().faults(), history, why),
                sets(ours.among(), peer.failRate().among(), history, why::dividesToo, why::notDivided));
    }

    public boolean isNone() {
        return counted.isEmpty() && failed.isEmpty() && among.isEmpty();
    }

    private static List<Difference> sets(
            Set<Long> ours,
            List<Deployed> theirs,
            PeerHistory history,
            Function<Deployed, String> tooMany,
            Function<Deployed, String> tooFew) {
        var all = new ArrayList<Difference>();
        grouped(theirs.stream().filter(one -> !ours.contains(one.number())).toList(), tooMany)
                .forEach((because, which) -> all.add(new Difference(which.size(), because, which, null)));
        var numbers = theirs.stream().map(Deployed::number).collect(Collectors.toSet());
        var missing = history.deployments().stream()
                .filter(one -> ours.contains(one.number()) && !numbers.contains(one.number()))
                .toList();
        grouped(missing, tooFew)
                .forEach((because, which) -> all.add(new Difference(-which.size(), because, which, null)));
        return all;
    }

    private static LinkedHashMap<String, List<Deployed>> grouped(
            List<Deployed> deployments, Function<Deployed, String> why) {
        return deployments.stream().collect(Collectors.groupingBy(why, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<Difference> failed(OurFigures ours, List<Fault> faults, PeerHistory history, Why why) {
        var all = new ArrayList<Difference>();
        var found = new HashSet<Long>();
        for (var fault : faults) {
            var number = number(ours, fault);
            if (number == null || !ours.failed().containsKey(number) || !found.add(number)) {
                all.add(more(fault, why.more(fault, number != null && found.contains(number))));
            }
        }
        history.deployments().stream()
                .filter(one -> ours.failed().containsKey(one.number()) && !found.contains(one.number()))
                .forEach(one -> all.add(fewer(one, ours.failed().getOrDefault(one.number(), List.of()), why)));
        return all;
    }

    /** Which deployment it is about: of a tool that looks at none, the one that is blamed here. */
    private static @Nullable Long number(OurFigures ours, Fault fault) {
        if (fault.deployment() != null) {
            return fault.deployment().number();
        }
        var incident = Objects.requireNonNull(fault.incident()).key();
        return ours.failed().entrySet().stream()
                .filter(failed -> failed.getValue().contains(incident))
                .map(failed -> failed.getKey())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Difference more(Fault fault, String because) {
        return new Difference(
                1,
                because,
                fault.deployment() == null ? List.of() : List.of(fault.deployment()),
                fault.incident() == null ? null : fault.incident().key());
    }

    private static Difference fewer(Deployed one, List<String> incidents, Why why) {
        return new Difference(
                -1, why.fewer(one, incidents), List.of(one), incidents.isEmpty() ? null : incidents.get(0));
    }
}
