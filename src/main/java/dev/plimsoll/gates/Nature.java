package dev.plimsoll.gates;

/** What becomes of a request when a rule does not pass. */
public enum Nature {
    /** Something of the world stands in the way, and people cannot vote it away: the request is held. */
    HOLDS,
    /** Something is still to come: the request is pending. */
    WAITS,
    /** The candidate itself is wrong and cannot get better: the request is denied; not to know only makes it wait. */
    REFUSES
}
