package dev.plimsoll.gates;

/**
 * A finding, and how much it counts.
 *
 * @param policy our number of the version of the policy that asked
 */
public record Judged(Finding finding, Mode mode, Nature nature, long policy) {

    /** Whether it stands in the way. */
    public boolean isInTheWay() {
        return mode == Mode.ENFORCED && !finding.isPassed();
    }
}
