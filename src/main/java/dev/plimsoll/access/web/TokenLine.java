package dev.plimsoll.access.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One token as the settings show it: without its secret, which nobody has. */
record TokenLine(
        long id,
        String publicId,
        String name,
        String role,
        String owner,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        boolean expired) {

    public boolean isUsable() {
        return revokedAt == null && !expired;
    }
}
