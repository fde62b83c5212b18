package dev.plimsoll.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the sealed text of an entry says. A field that is not there reads as an empty text. */
record Said(JsonNode json) {

    private static final JsonMapper JSON = new JsonMapper();

    static Said of(String canonical) {
        return new Said(JSON.readTree(canonical));
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

    /** The fields of an object as the sealed text has them; null if it is not there. */
    @Nullable
    Map<String, JsonNode> fields(String object) {
        if (!json.path(object).isObject()) {
            return null;
        }
        var fields = new LinkedHashMap<String, JsonNode>();
        json.path(object).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
