package dev.plimsoll.configuration;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender said of names of variables and secrets.
 *
 * @param about the environment for an inventory, and the service if it is not of all; the service for a requirement, and
 *     the environment if it is not for all
 * @param sha the only commit that needs them; null for all from then on
 * @param names without values
 * @param at when they were counted or written down
 */
public record NamesReport(
        Kind kind, String origin, Claim about, @Nullable String sha, List<String> names, Instant at) {

    /** Whether the names are there or are needed. */
    public enum Kind {
        INVENTORY,
        REQUIREMENT
    }
}
