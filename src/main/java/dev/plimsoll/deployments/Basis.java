package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How Plimsoll knows that something runs, as of an instant.
 *
 * @param word {@code claimed}: a sender said so; {@code observed}: it was seen, and nobody said so; {@code confirmed}:
 *     both agree
 * @param age how old the newest evidence is, at the instant that was asked for
 */
public record Basis(String word, Duration age) {

    /** What was seen longer ago than this proves nothing of now. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    /**
     * @param isObserved whether the interval began because something was seen
     * @param deploymentId our number of the deployment that claims it, or null
     * @param since when it began
     * @param seen the last that was seen in it and agrees, or null
     * @param at the instant that is asked for
     */
    public static Basis of(
            boolean isObserved, @Nullable Long deploymentId, Instant since, @Nullable Instant seen, Instant at) {
        var last = seen == null && isObserved ? since : seen;
        if (last != null && !last.plus(FRESH).isBefore(at)) {
            return new Basis(deploymentId == null ? "observed" : "confirmed", age(last, at));
        }
        return new Basis(
                deploymentId == null ? "observed" : "claimed",
                age(deploymentId == null && last != null ? last : since, at));
    }

    public boolean isConfirmed() {
        return word.equals("confirmed");
    }

    /** Whether the newest evidence still says something of the instant that was asked for. */
    public boolean isFresh() {
        return age.compareTo(FRESH) <= 0;
    }

    private static Duration age(Instant from, Instant at) {
        return from.isAfter(at) ? Duration.ZERO : Duration.between(from, at);
    }
}
