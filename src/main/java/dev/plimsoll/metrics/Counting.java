package dev.plimsoll.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides how the deployments of one service count. A pure function: the order of arrival changes nothing. */
final class Counting {

    private final Map<Long, Took> byId;
    private final Map<Long, Boolean> reReleases = new HashMap<>();

    private Counting(Collection<Took> deployments) {
        this.byId = deployments.stream().collect(Collectors.toMap(Took::deploymentId, Function.identity()));
    }

    /** @param deployments of one service; all that are of the same versions or roll-outs, and all of its rollbacks */
    static List<CountedRow> of(Collection<Took> deployments) {
        var counting = new Counting(deployments);
        var counted = new ArrayList<Took>();
        var rows = new ArrayList<CountedRow>();
        for (var took : Rollouts.inOrder(deployments)) {
            if (counting.isCounted(took)) {
                counted.add(took);
            } else {
                rows.add(counting.row(took, took.deploymentId(), took.deploymentId()));
            }
        }
        var inEnvironment = leaders(counted, Took::environmentId);
        var inTier = leaders(counted, Took::tier);
        counted.forEach(took -> rows.add(counting.row(
                took,
                Objects.requireNonNull(inEnvironment.get(took.deploymentId())),
                Objects.requireNonNull(inTier.get(took.deploymentId())))));
        return rows;
    }

    private static Map<Long, Long> leaders(List<Took> counted, Function<Took, Object> where) {
        var leaders = new HashMap<Long, Long>();
        counted.stream()
                .collect(Collectors.groupingBy(where))
                .values()
                .forEach(part -> leaders.putAll(Rollouts.leaders(Rollouts.inOrder(part))));
        return leaders;
    }

    private CountedRow row(Took took, long leader, long tierLeader) {
        return new CountedRow(
                took.deploymentId(),
                took.serviceId(),
                took.environmentId(),
                took.startedAt(),
                took.finishedAt(),
                kind(took),
                because(took, leader, tierLeader),
                took.sha(),
                isCounted(took),
                leader,
                tierLeader,
                took.rollout());
    }

    private boolean isCounted(Took took) {
        var kind = kind(took);
        return !kind.equals("redeploy") && !kind.equals("flag") && !took.isCanary();
    }

    private String kind(Took took) {
        if (took.change().equals("flag")) {
            return "flag";
        }
        if (took.countsAs() == null) {
            return took.isOvertaken() ? "redeploy" : "change";
        }
        return isReRelease(took) ? "re_release" : took.countsAs();
    }

    private String because(Took took, long leader, long tierLeader) {
        if (took.change().equals("flag")) {
            return "a feature flag is not a deployment";
        }
        if (took.isCanary()) {
            return "a canary counts when it is promoted, or when it broke something";
        }
        if (took.countsAs() == null) {
            return took.isOvertaken()
                    ? "it reached only a part, and the same was rolled out wholly after it"
                    : "it reached a part of where it was to go";
        }
        var because = isReRelease(took) ? "it brings back what had been rolled back" : took.because();
        if (leader != took.deploymentId() || tierLeader != took.deploymentId()) {
            return because + "; part of a roll-out that reached another place first";
        }
        return because;
    }

    /** What was withdrawn is released again: what it replaced was itself a rollback away from this version. */
    private boolean isReRelease(Took took) {
        var known = reReleases.get(took.deploymentId());
        if (known != null) {
            return known;
        }
        reReleases.put(took.deploymentId(), false);
        var replaced = took.replacedId() == null ? null : byId.get(took.replacedId());
        var is = took.isRollbackByVersion()
                && replaced != null
                && "rollback".equals(replaced.countsAs())
                && took.bringsBackWhatWasReplacedBy(replaced)
                && !isReRelease(replaced);
        reReleases.put(took.deploymentId(), is);
        return is;
    }
}
