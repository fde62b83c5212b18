package dev.plimsoll.intake.events;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Tree;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
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
    private static final Pattern DIGEST = Pattern.compile("(?:sha256|blake3):[0-9a-f]{64}|sha512:[0-9a-f]{128}");
    private static final int LONGEST = 200;

    /** RFC 3339, and as Git and some tools write it: a blank instead of the T, and an offset without a colon. */
    static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX]")
            .toFormatter(Locale.ROOT);

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
            return text == null ? null : OffsetDateTime.parse(text, TIME).toInstant();
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

    /** An image, by one of the algorithms that the OCI image specification registers. */
    @Nullable
    String digest(String field) {
        var digest = text(field);
        if (digest != null && !DIGEST.matcher(digest).matches()) {
            throw new InvalidEvent(
                    field,
                    ("\u201c%s\u201d is no digest: write sha256: and 64 hexadecimal digits in lower case, "
                                    + "or sha512: and 128, or blake3: and 64.")
                            .formatted(field));
        }
        return digest;
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
