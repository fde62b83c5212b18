package dev.plimsoll.deployments;

/** How a commit stands to another one. */
public enum Relation {
    SAME,
    /** It contains the other. */
    AHEAD,
    /** The other contains it. */
    BEHIND,
    /** Each has commits that the other lacks. */
    DIVERGED,
    /** What has been reported of the graph does not say. */
    UNKNOWN
}
