package dev.plimsoll.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds which deployments of one service are one roll-out to several places: those that their sender gives the same roll-out
 * id, and those that bring the same version to different places within six hours of the first.
 */
final class Rollouts {

    /** How long after the first the same version still belongs to the same roll-out, the end included. */
    static final Duration TOGETHER = Rules.GROUPED_WITHIN;

    private Rollouts() {}

    /**
     * The first of each roll-out, by the number of each of its deployments.
     *
     * @param deployments of one service, in order
     */
    static Map<Long, Long> leaders(Collection<Took> deployments) {
        var leaders = new HashMap<Long, Long>();
        var byId = new HashMap<String, Rollout>();
        var byVersion = new HashMap<Took.Version, Rollout>();
        for (var deployment : deployments) {
            var rollout = open(deployment, byId, byVersion);
            rollout.add(deployment);
            if (rollout.id != null) {
                byId.put(rollout.id, rollout);
            }
            byVersion.put(deployment.version(), rollout);
            leaders.put(deployment.deploymentId(), rollout.first.deploymentId());
        }
        return leaders;
    }

    /** The latest that it belongs to, else a new one. */
    private static Rollout open(Took deployment, Map<String, Rollout> byId, Map<Took.Version, Rollout> byVersion) {
        return Stream.of(byId.get(deployment.rollout()), byVersion.get(deployment.version()))
                .filter(rollout -> rollout != null && rollout.takes(deployment))
                .findFirst()
                .orElseGet(() -> new Rollout(deployment));
    }

    private static final class Rollout {

        private final Took first;
        private final Instant until;
        private final Set<Took.Place> places = new HashSet<>();
        private @Nullable String id;

        Rollout(Took first) {
            this.first = first;
            this.until = first.finishedAt().plus(TOGETHER);
        }

        boolean takes(Took other) {
            if (places.contains(other.place()) || isBack(first) != isBack(other) || isFirst(first) != isFirst(other)) {
                return false;
            }
            if (id != null && other.rollout() != null) {
                return id.equals(other.rollout());
            }
            return !other.finishedAt().isAfter(until)
                    && !other.version().isUnknown()
                    && first.version().equals(other.version());
        }

        void add(Took deployment) {
            places.add(deployment.place());
            if (id == null) {
                id = deployment.rollout();
            }
        }

        /** The first version of a new place is no change, and must not hide one. */
        private static boolean isFirst(Took deployment) {
            return "baseline".equals(deployment.countsAs());
        }

        private static boolean isBack(Took deployment) {
            return "rollback".equals(deployment.countsAs());
        }
    }

    static List<Took> inOrder(Collection<Took> deployments) {
        return deployments.stream().sorted(Took.IN_ORDER).toList();
    }
}
