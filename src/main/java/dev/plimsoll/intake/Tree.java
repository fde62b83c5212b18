package dev.plimsoll.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tolerant reader of somebody else's JSON: what is absent, null or of another type is null and never an error.
 *
 * <p>Texts come without what the database cannot hold.
 */
public record Tree(JsonNode node) {

    /** The node below, by field names; an absent one is an empty tree. */
    public Tree at(String... path) {
        var below = node;
        for (var name : path) {
            below = below.path(name);
        }
        return new Tree(below);
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean has(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    /** The text at the path; numbers and booleans as their text. */
    public @Nullable String text(String... path) {
        var value = at(path).node;
        if (!value.isValueNode() || value.isNull() || value.isMissingNode()) {
            return null;
        }
        var text = storable(value.asString()).strip();
        return text.isEmpty() ? null : text;
    }

    /**
     * The text at the path.
     *
     * @throws UnreadableDelivery if there is none
     */
    public String needed(String... path) {
        var text = text(path);
        if (text == null) {
            throw new UnreadableDelivery("The body has no \u201c%s\u201d.".formatted(String.join(".", path)));
        }
        return text;
    }

    /** Without what PostgreSQL cannot hold: NUL characters, and halves of surrogate pairs. */
    static String storable(String text) {
        return new String(text.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    public @Nullable Long number(String... path) {
        var value = at(path).node;
        return value.isIntegralNumber() && value.canConvertToLong() ? value.asLong() : null;
    }

    public @Nullable Integer count(String... path) {
        var value = at(path).node;
        return value.isIntegralNumber() && value.canConvertToInt() && value.asInt() >= 1 ? value.asInt() : null;
    }

    public boolean isTrue(String... path) {
        return at(path).node.asBoolean(false);
    }

    /** An instant from an ISO 8601 text with offset; anything else, the year 1 that means "never" among it, is null. */
    public @Nullable Instant instant(String... path) {
        var text = text(path);
        try {
            var instant = text == null ? null : OffsetDateTime.parse(text).toInstant();
            return instant == null || instant.isBefore(Instant.EPOCH) ? null : instant;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The elements of an array; empty if there is no array. */
    public List<Tree> items(String... path) {
        return stream(path).toList();
    }

    public Stream<Tree> stream(String... path) {
        return at(path).node.isArray() ? at(path).node.valueStream().map(Tree::new) : Stream.empty();
    }

    /** The texts of an array; null if there is no array. */
    public @Nullable List<String> texts(String... path) {
        if (!at(path).node.isArray()) {
            return null;
        }
        var texts = new ArrayList<String>();
        for (var item : items(path)) {
            var text = item.text();
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /**
     * Parses a body.
     *
     * @throws UnreadableDelivery if it is not JSON, is nested deeper than the parser allows, or is no object
     */
    public static Tree parse(JsonMapper json, byte[] body) {
        var tree = new Tree(read(json, body));
        if (!tree.isObject()) {
            throw new UnreadableDelivery("The body is JSON, but not an object.");
        }
        return tree;
    }

    private static JsonNode read(JsonMapper json, byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new UnreadableDelivery("The body is not JSON that can be read: " + where(e) + ".");
        }
    }

    /** Where a parser stopped; never what it stopped at, which the sender may not want to be quoted. */
    public static String where(JacksonException failure) {
        var at = failure.getLocation();
        return at == null ? "it ends early" : "see line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }
}
