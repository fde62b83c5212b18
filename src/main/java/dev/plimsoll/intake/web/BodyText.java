package dev.plimsoll.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes readable text of what a sender sent, whatever it sent. */
@Component
class BodyText {

    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json;

    BodyText(JsonMapper json) {
        this.json = json;
    }

    /** By name; control characters as their pictures. */
    Map<String, String> headers(DeliveryView delivery) {
        var headers = json.readValue(delivery.headers(), TEXTS);
        headers.replaceAll((name, value) -> printable(value));
        return headers;
    }

    /** The beginning of the body: indented if it is whole and JSON, otherwise as it was sent. */
    String body(DeliveryView delivery) {
        var text = new String(delivery.beginning(), UTF_8);
        return printable(!delivery.isCut() && isJson(text) ? IndentedJson.of(text) : text);
    }

    private boolean isJson(String text) {
        try {
            var tree = json.readTree(text);
            return tree.isObject() || tree.isArray();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** A page cannot hold control characters: they become their pictures, U+2400 and the following. */
    private static String printable(String text) {
        var shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(isControl(c) ? (char) ('\u2400' + c) : (char) c));
        return shown.toString();
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\n' && c != '\t' && c != '\r';
    }
}
