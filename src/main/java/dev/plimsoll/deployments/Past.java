package dev.plimsoll.deployments;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one slot before the instant from which on its chain is derived anew.
 *
 * @param current the belief that holds at that instant
 * @param previous the last one before it that was running
 * @param lastTook the last deployment that took effect, with what is known of it until that instant
 * @param lived versions that ran there before, as far as any later deployment brings them back
 */
record Past(
        @Nullable Belief current,
        @Nullable Belief previous,
        @Nullable Effect lastTook,
        Collection<Version> lived) {

    static final Past NONE = new Past(null, null, null, List.of());
}
