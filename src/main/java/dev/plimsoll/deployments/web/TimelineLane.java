package dev.plimsoll.deployments.web;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One place that something runs in, and has a lane of its own.
 *
 * @param position where its environment stands in the order of promotion
 * @param target a part of the environment; {@code *} is all of it
 * @param slot {@code stable} for what runs; {@code canary}, {@code blue}, {@code flag} and so on beside it
 * @param total how many lanes match, the shown ones among them
 */
record TimelineLane(
        long serviceId,
        long environmentId,
        String service,
        @Nullable String team,
        String environment,
        int position,
        String target,
        String slot,
        int total) {

    static final String STABLE = "stable";
    private static final String EVERYWHERE = "*";

    /** By service; production first; what runs before what stands beside it. */
    static final Comparator<TimelineLane> IN_ORDER = Comparator.comparing(TimelineLane::service)
            .thenComparing(Comparator.comparing(TimelineLane::position).reversed())
            .thenComparing(TimelineLane::environment)
            .thenComparing(TimelineLane::target)
            .thenComparing(lane -> !lane.slot.equals(STABLE))
            .thenComparing(TimelineLane::slot);

    /** The environment, and the target and slot where they are not all and what runs. */
    public String where() {
        return where(environment, target, slot);
    }

    static String where(String environment, String target, String slot) {
        return environment
                + (target.equals(EVERYWHERE) ? "" : " · " + target)
                + (slot.equals(STABLE) ? "" : " · " + slot);
    }

    /** Such as {@code payment-service in production}. */
    public String name() {
        return service + " in " + where();
    }

    boolean isPlace(long otherService, long otherEnvironment) {
        return serviceId == otherService && environmentId == otherEnvironment;
    }

    boolean isLane(String otherTarget, String otherSlot) {
        return target.equals(otherTarget) && slot.equals(otherSlot);
    }
}
