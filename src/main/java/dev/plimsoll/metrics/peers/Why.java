package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerFigures.Fault;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import dev.plimsoll.metrics.peers.PeerHistory.Trouble;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sentences for what a tool counts otherwise: each says what its rule makes of the deployment, and nothing that is true of
 * another tool only.
 *
 * @param behindTheFirst what rollbacks of Datadog went back behind without blaming it
 */
record Why(
        Peer peer,
        OurFigures ours,
        PeerHistory history,
        Set<Long> counted,
        Set<Long> among,
        Set<String> pipelines,
        Set<Long> behindTheFirst) {

    static Why of(Peer peer, OurFigures ours, PeerFigures theirs, PeerHistory history) {
        var pipelines = new HashSet<String>();
        theirs.counted().stream()
                .map(Deployed::rollout)
                .filter(Objects::nonNull)
                .forEach(pipelines::add);
        return new Why(
                peer,
                ours,
                history,
                numbers(theirs.counted()),
                numbers(theirs.failRate().among()),
                pipelines,
                peer == Peer.DATADOG ? DatadogRules.behindTheFirst(history) : Set.of());
    }

    private static Set<Long> numbers(List<Deployed> deployments) {
        return deployments.stream().map(Deployed::number).collect(Collectors.toSet());
    }

    /** Why it counts there and not here. */
    String countsToo(Deployed one) {
        if (!one.isSuccess()) {
            return "because attempts that did not succeed count";
        }
        if (!one.isProduction()) {
            return "because other environments count";
        }
        if (ours.excluded().contains(one.number())) {
            return "because what was excluded here counts";
        }
        return switch (kind(one)) {
            case "" -> "because what does not count here yet counts, such as a canary";
            case "redeploy" -> "because redeploys count";
            case "redeploy_of_withdrawn" -> "because what ships again what had been rolled back counts";
            case "re_release" -> "because re-releases count";
            case "flag" -> "because feature flags count";
            case "baseline" -> "because the first version counts";
            default -> "because each part of a roll-out counts, and each canary";
        };
    }

    /** Why the rate is divided by it there and not here. */
    String dividesToo(Deployed one) {
        if (!kind(one).equals("rollback")
                || !one.isSuccess()
                || !one.isProduction()
                || ours.excluded().contains(one.number())) {
            return countsToo(one);
        }
        return peer == Peer.DATADOG
                ? "because it is no rollback there: that takes a commit that comes back after another one"
                : "because rollbacks are divided by too";
    }

    /** Why it counts here and not there. */
    String leftOut(Deployed one) {
        if (!one.isSuccess()) {
            return "partial".equals(one.state())
                    ? "because what succeeded only in part does not count"
                    : "because attempts that did not succeed do not count";
        }
        if (!history.isInWindow(one)) {
            return "because by its own end it lies outside the window";
        }
        if (peer == Peer.DEVLAKE && one.rollout() != null) {
            return pipelines.contains(one.rollout())
                    ? "because the deployments of one pipeline are one"
                    : "because the last deployment of its pipeline lies outside the window";
        }
        return peer == Peer.DATADOG
                ? "because another one of its service ended in the same second"
                : "because it does not count there";
    }

    /** Why the rate is divided by it here and not there. */
    String notDivided(Deployed one) {
        return isRollbackThere(one) ? "because it is a rollback there: its commit came back" : leftOut(one);
    }

    /** Why it fails there and not here, or once more. */
    String more(Fault fault, boolean isAgain) {
        if (fault.incident() == null) {
            return "because a later rollback went back behind it";
        }
        if (isAgain) {
            return "counted once more, though its deployment failed already";
        }
        return fault.deployment() == null
                ? "counted although no deployment of this window failed by it here"
                : "laid at the door of a deployment that is not among the failed here";
    }

    /** Why it fails here and not there. */
    String fewer(Deployed one, List<String> incidents) {
        return switch (peer) {
            case DATADOG -> notTakenBack(one);
            case GITLAB -> notCounted(incidents);
            default -> "because no incident is laid at its door there";
        };
    }

    private String notTakenBack(Deployed one) {
        if (isRollbackThere(one)) {
            return "because it is a rollback there, and those do not fail";
        }
        return behindTheFirst.contains(one.number())
                ? "because only the first deployment after the version that came back fails there"
                : "because no rollback is seen there that makes it the first after a version that came back";
    }

    private String notCounted(List<String> incidents) {
        if (incidents.isEmpty()) {
            return "because only incidents are counted there, and none stands for it";
        }
        return history.incidents().stream()
                        .filter(incident -> history.isInWindow(incident.openedAt()))
                        .map(Trouble::key)
                        .anyMatch(incidents::contains)
                ? "because an incident counts once there, however many deployments failed by it"
                : "because its incident was not opened in the window, or not for these services";
    }

    /** Empty where it does not count. */
    private String kind(Deployed one) {
        return ours.kinds().getOrDefault(one.number(), Objects.requireNonNullElse(one.kind(), ""));
    }

    private boolean isRollbackThere(Deployed one) {
        return peer == Peer.DATADOG && counted.contains(one.number()) && !among.contains(one.number());
    }
}
