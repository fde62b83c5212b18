package dev.plimsoll.gates;

/** What a rule says of a candidate. Only what passes passes: not to know is not enough. */
public enum Verdict {
    PASSES,
    FAILS,
    UNKNOWN
}
