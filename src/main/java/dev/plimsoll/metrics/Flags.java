package dev.plimsoll.metrics;

/** What may be unusual about a lead time, as words of the table. */
final class Flags {

    static final String AUTHORED_AFTER_MERGE = "authored_after_merge";
    static final String CLAMPED = "clamped";
    static final String DEPLOYED_BEFORE_MERGE = "deployed_before_merge";
    static final String HISTORY_INCOMPLETE = "history_incomplete";
    static final String OUT_OF_ORDER = "out_of_order";
    static final String SQUASH = "squash";
    static final String SQUASH_LOWER_BOUND = "squash_lower_bound";

    private Flags() {}
}
