package dev.plimsoll.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A repository as a sender names it.
 *
 * @param origin the host of the code forge, or {@code "events"} where only a name is known
 * @param externalId the forge's own id, which survives a rename; null where only a name is known
 * @param fullName owner and name, such as {@code acme/pay}
 * @param at when the sender used this name: of several names the latest stays
 */
public record RepositoryClaim(String origin, @Nullable String externalId, String fullName, Instant at) {

    /** The last part of the full name. */
    String shortName() {
        return fullName.substring(fullName.lastIndexOf('/') + 1);
    }
}
