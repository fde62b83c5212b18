package dev.plimsoll.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the sealed text of an entry says. A field that is not there reads as an empty text. */
record Said(JsonNode json) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    /** Of a text that somebody spoiled nothing is said. */
    static Said of(String canonical) {
        try {
            return new Said(JSON.readTree(canonical));
        } catch (JacksonException e) {
            return new Said(JSON.createObjectNode());
        }
    }

    String text(String field) {
        return json.path(field).asString("");
    }

    String text(String object, String field) {
        return json.path(object).path(field).asString("");
    }

    long seq() {
        return json.path("seq").asLong(0);
    }

    @Nullable
    String textOrNull(String field) {
        return json.path(field).isString() ? json.path(field).asString() : null;
    }

    /** The fields of an object in the order of the sealed text; null if it is not there. */
    @Nullable
    Map<String, @Nullable Object> fields(String object) {
        return json.path(object).isObject() ? JSON.convertValue(json.path(object), FIELDS) : null;
    }
}
