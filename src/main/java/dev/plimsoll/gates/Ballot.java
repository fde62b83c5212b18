package dev.plimsoll.gates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a request.
 *
 * @param evidence what they read, as {@link GateRequest#evidence} named it
 * @param comment why; a denial needs it
 * @param via {@code page, api} or another way
 * @param openedAt when they opened what they read
 */
public record Ballot(
        Decision decision,
        String evidence,
        @Nullable String comment,
        String via,
        @Nullable Instant openedAt) {

    /** A word of a person; the last one counts. */
    public enum Decision {
        APPROVE,
        DENY,
        WITHDRAW
    }

    public Ballot {
        if (decision == Decision.DENY && (comment == null || comment.isBlank())) {
            throw new GateRefusal("comment", "Say why it must not pass");
        }
        if (comment != null && comment.length() > 2000) {
            throw new GateRefusal("comment", "Say it in at most 2000 characters");
        }
    }
}
