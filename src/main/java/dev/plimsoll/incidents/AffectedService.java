package dev.plimsoll.incidents;

import org.jspecify.annotations.Nullable;

/**
 * A service that an incident affects.
 *
 * @param name our name, or the one that was said where it means nothing to us
 * @param id null where the name means nothing to us
 */
public record AffectedService(String name, @Nullable Long id) {

    public boolean isKnown() {
        return id != null;
    }
}
