package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a tool has another count than ours.
 *
 * @param by how many more it has; fewer if negative
 * @param because in words
 * @param deployments which they are
 * @param incident the key of the incident it is about; null if about none
 */
public record Difference(
        int by,
        String because,
        List<Deployed> deployments,
        @Nullable String incident) {

    private static final int MOST = 5;

    public Difference {
        deployments = List.copyOf(deployments);
    }

    /** Such as {@code +2}. */
    public String sign() {
        return by < 0 ? "\u2212" + -by : "+" + by;
    }

    /** The first of them. */
    public List<Deployed> shown() {
        return deployments.subList(0, Math.min(MOST, deployments.size()));
    }

    public int more() {
        return deployments.size() - shown().size();
    }
}
