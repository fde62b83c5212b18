package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An event as CloudEvents 1.0 carries it. What it lacks is an empty text.
 *
 * @param data the payload, as far as it is JSON
 */
record CloudEvent(String specversion, String id, String source, String type, Tree data) {

    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch";

    private static final String HEADER = "ce-";

    /** Whether the attributes stand in headers. */
    static boolean isBinary(Inbound inbound) {
        return !contentType(inbound).startsWith("application/cloudevents")
                && (!inbound.header(HEADER + "specversion").isEmpty()
                        || !inbound.header(HEADER + "id").isEmpty());
    }

    /** The media type of the body in lower case. */
    static String contentType(Inbound inbound) {
        return inbound.header("Content-Type").toLowerCase(Locale.ROOT);
    }

    /**
     * @throws UnreadableDelivery if the attributes stand in the body, and it is no JSON object
     */
    static CloudEvent read(JsonMapper json, Inbound inbound) {
        return isBinary(inbound) ? fromHeaders(json, inbound) : fromBody(json, Tree.parse(json, inbound.body()));
    }

    private static CloudEvent fromHeaders(JsonMapper json, Inbound inbound) {
        return new CloudEvent(
                attribute(inbound, "specversion"),
                attribute(inbound, "id"),
                attribute(inbound, "source"),
                attribute(inbound, "type"),
                new Tree(json(json, inbound.body())));
    }

    /** An attribute of a header; what is not ASCII, and some of what is, comes percent-encoded. */
    static String attribute(Inbound inbound, String name) {
        var value = inbound.header(HEADER + name);
        var isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        var plain = isQuoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
        return Percent.decoded(plain).replace("\0", "").strip();
    }

    private static CloudEvent fromBody(JsonMapper json, Tree body) {
        return new CloudEvent(
                text(body, "specversion"),
                text(body, "id"),
                text(body, "source"),
                text(body, "type"),
                data(json, body));
    }

    private static String text(Tree body, String name) {
        return Objects.requireNonNullElse(body.text(name), "");
    }

    /** Some senders put JSON into a text. */
    private static Tree data(JsonMapper json, Tree body) {
        var encoded = body.text("data_base64");
        var text = body.at("data").node().isString() ? body.text("data") : null;
        if (encoded != null) {
            return new Tree(json(json, bytes(encoded)));
        }
        return text == null ? body.at("data") : new Tree(json(json, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Data need not be JSON. */
    private static JsonNode json(JsonMapper json, byte[] bytes) {
        try {
            return Objects.requireNonNullElse(json.readTree(bytes), MissingNode.getInstance());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The first attribute that every event has to have and this one has not; null if it has all. */
    @Nullable
    String lacking() {
        return specversion.isEmpty()
                ? "specversion"
                : id.isEmpty() ? "id" : source.isEmpty() ? "source" : type.isEmpty() ? "type" : null;
    }
}
