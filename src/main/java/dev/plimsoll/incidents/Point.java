package dev.plimsoll.incidents;

/** An instant that a measure of an incident begins or ends with. */
public enum Point {
    CHANGE,
    IMPACT,
    DETECTED,
    ACKNOWLEDGED,
    DECIDED,
    ROLLBACK_STARTED,
    ROLLED_BACK,
    VERSION_RESTORED,
    RESTORED,
    CLOSED
}
