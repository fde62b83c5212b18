package dev.plimsoll.intake.events;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Tree;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One event of our own vocabulary. Unlike foreign bodies it is read strictly: its sender can correct it.
 *
 * @param receivedAt by our clock
 */
record EventBody(Tree tree, Instant receivedAt) {

    /** Who speaks, where an event gives no forge. */
    static final String ORIGIN = "events";

    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(2);
    private static final Pattern SHA = Pattern.compile("\\S{1,64}");
    private static final int LONGEST = 200;

    @Nullable
    String text(String field) {
        var node = tree.at(field).node();
        if (node.isContainer()) {
            throw new InvalidEvent(field, "\u201c%s\u201d must be a text.".formatted(field));
        }
        return tree.text(field);
    }

    /** A text that identifies something, at most 200 characters. */
    String needed(String field) {
        var text = text(field);
        if (text == null) {
            throw new InvalidEvent(
                    field, "\u201c%s\u201d is missing: this event cannot do without it.".formatted(field));
        }
        if (text.length() > LONGEST) {
            throw new InvalidEvent(field, "\u201c%s\u201d is longer than %d characters.".formatted(field, LONGEST));
        }
        return text;
    }

    @Nullable
    Instant instant(String field) {
        var text = text(field);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidEvent(
                    field,
                    "\u201c%s\u201d is not a time: write it as 2026-11-24T09:30:00Z, with an offset.".formatted(field));
        }
    }

    @Nullable
    String sha(String field) {
        var sha = text(field);
        if (sha != null && !SHA.matcher(sha).matches()) {
            throw new InvalidEvent(
                    field, "\u201c%s\u201d must have 1 to 64 characters without blanks.".formatted(field));
        }
        return sha;
    }

    boolean isSkewed(Instant at) {
        return at.isAfter(receivedAt.plus(TOLERATED_SKEW));
    }

    Claim about(@Nullable String service, @Nullable String environment) {
        var name = text("repository");
        var repository = name == null ? null : new RepositoryClaim(ORIGIN, null, name, receivedAt);
        return new Claim(ORIGIN, repository, service, environment);
    }

    Claim repository() {
        needed("repository");
        return about(null, null);
    }
}
