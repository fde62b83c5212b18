package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerFigures.Fault;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import java.util.ArrayList;
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

    static Differences of(OurFigures ours, PeerFigures peer, PeerHistory history) {
        return new Differences(
                sets(ours.counted(), peer.counted(), history, Differences::countsToo),
                failed(ours, peer.failRate().faults(), history),
                sets(ours.among(), peer.failRate().among(), history, Differences::dividesToo));
    }

    public boolean isNone() {
        return counted.isEmpty() && failed.isEmpty() && among.isEmpty();
    }

    private static List<Difference> sets(
            Set<Long> ours, List<Deployed> theirs, PeerHistory history, Function<Deployed, String> why) {
        var all = new ArrayList<Difference>();
        grouped(theirs.stream().filter(one -> !ours.contains(one.number())).toList(), why)
                .forEach((because, which) -> all.add(new Difference(which.size(), because, which, null)));
        var numbers = theirs.stream().map(Deployed::number).collect(Collectors.toSet());
        var missing = history.deployments().stream()
                .filter(one -> ours.contains(one.number()) && !numbers.contains(one.number()))
                .toList();
        var pipelines =
                theirs.stream().map(Deployed::rollout).filter(Objects::nonNull).collect(Collectors.toSet());
        grouped(missing, one -> leftOut(one, pipelines))
                .forEach((because, which) -> all.add(new Difference(-which.size(), because, which, null)));
        return all;
    }

    private static LinkedHashMap<String, List<Deployed>> grouped(
            List<Deployed> deployments, Function<Deployed, String> why) {
        return deployments.stream().collect(Collectors.groupingBy(why, LinkedHashMap::new, Collectors.toList()));
    }

    private static String countsToo(Deployed one) {
        if (!one.isSuccess()) {
            return "because attempts that failed count";
        }
        if (!one.isProduction()) {
            return "because other environments count";
        }
        return switch (Objects.requireNonNullElse(one.kind(), "")) {
            case "" -> "because what changed nothing counts";
            case "redeploy" -> "because redeploys count";
            case "flag" -> "because feature flags count";
            case "baseline" -> "because the first version counts";
            default -> "because each part of a roll-out counts, and what was excluded here";
        };
    }

    private static String dividesToo(Deployed one) {
        return "rollback".equals(one.kind()) && one.isSuccess() && one.isProduction()
                ? "because rollbacks are divided by too"
                : countsToo(one);
    }

    private static String leftOut(Deployed one, Set<@Nullable String> pipelines) {
        if (!one.isSuccess()) {
            return "because what succeeded only in part does not count";
        }
        if (one.rollout() != null && pipelines.contains(one.rollout())) {
            return "because the deployments of one pipeline are one";
        }
        return "baseline".equals(one.kind())
                ? "because the first deployment is left out"
                : "because it is taken for a rollback, or for a second one in the same second";
    }

    private static List<Difference> failed(OurFigures ours, List<Fault> faults, PeerHistory history) {
        var all = new ArrayList<Difference>();
        var found = new HashSet<Long>();
        for (var fault : faults) {
            var number = number(ours, fault);
            if (number == null || !ours.failed().containsKey(number) || !found.add(number)) {
                all.add(more(fault, number != null && found.contains(number)));
            }
        }
        history.deployments().stream()
                .filter(one -> ours.failed().containsKey(one.number()) && !found.contains(one.number()))
                .forEach(one -> all.add(fewer(one, ours.failed().get(one.number()))));
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
                .findFirst()
                .orElse(null);
    }

    private static Difference more(Fault fault, boolean isAgain) {
        var which = fault.deployment() == null ? List.<Deployed>of() : List.of(fault.deployment());
        if (fault.incident() == null) {
            return new Difference(1, "because a later rollback went back behind it", which, null);
        }
        return new Difference(
                1, because(fault, isAgain), which, fault.incident().key());
    }

    private static String because(Fault fault, boolean isAgain) {
        if (isAgain) {
            return "counted once more, though its deployment failed already";
        }
        return fault.deployment() == null
                ? "counted although no deployment here failed by it"
                : "laid at the door of a deployment that did not fail here";
    }

    private static Difference fewer(Deployed one, @Nullable List<String> incidents) {
        return incidents == null || incidents.isEmpty()
                ? new Difference(
                        -1, "because without an incident of its own it does not fail there", List.of(one), null)
                : new Difference(-1, "not laid at the door of this deployment", List.of(one), incidents.get(0));
    }
}
