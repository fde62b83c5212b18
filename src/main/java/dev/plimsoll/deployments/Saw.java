package dev.plimsoll.deployments;

import java.time.Instant;

/**
 * Something was seen running.
 *
 * @param observer by which means
 */
record Saw(Instant at, String slot, Version version, String observer) implements ChainFact {

    @Override
    public String tieBreak() {
        return version + " " + observer;
    }
}
