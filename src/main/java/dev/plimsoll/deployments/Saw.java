package dev.plimsoll.deployments;

import java.time.Instant;

/**
 * Something was seen running.
 *
 * @param isGone whether it was seen that nothing runs there any more
 * @param observer by which means
 */
record Saw(Instant at, String slot, Version version, boolean isGone, String observer) implements ChainFact {

    @Override
    public String tieBreak() {
        return version + " " + isGone + " " + observer;
    }
}
