package dev.plimsoll.overview.api;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Compares an answer with the schema that an OpenAPI document gives for it, field by field. */
record DescribedShape(JsonNode document) {

    /** What differs, each with the place of it; empty if the answer is as described. */
    List<String> differences(JsonNode schema, JsonNode value) {
        var found = new ArrayList<String>();
        compare("answer", resolved(schema), value, found);
        return found;
    }

    private void compare(String place, JsonNode schema, JsonNode value, List<String> found) {
        if (schema.has("oneOf")) {
            var choice = value.isNull()
                    ? schema.path("oneOf").get(1)
                    : schema.path("oneOf").get(0);
            compare(place, resolved(choice), value, found);
            return;
        }
        var types = types(schema);
        if (!types.isEmpty()
                && !types.contains(type(value))
                && !(type(value).equals("integer") && types.contains("number"))) {
            found.add("%s is %s and not %s".formatted(place, type(value), types));
        } else if (value.isArray()) {
            value.forEach(one -> compare(place + "[]", resolved(schema.path("items")), one, found));
        } else if (value.isObject()) {
            compareFields(place, schema, value, found);
        }
    }

    private void compareFields(String place, JsonNode schema, JsonNode value, List<String> found) {
        var described = schema.path("properties").isMissingNode()
                ? value.propertyNames()
                : schema.path("properties").propertyNames();
        if (!new TreeSet<>(described).equals(new TreeSet<>(value.propertyNames()))) {
            found.add("%s has %s and not %s".formatted(place, value.propertyNames(), described));
        }
        value.properties()
                .forEach(field -> compare(
                        place + "." + field.getKey(), fieldOf(schema, field.getKey()), field.getValue(), found));
    }

    private JsonNode fieldOf(JsonNode schema, String name) {
        var own = schema.path("properties").path(name);
        return resolved(own.isMissingNode() ? schema.path("additionalProperties") : own);
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : document.at(reference.asString().substring(1));
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        if (type.isMissingNode()) {
            return List.of();
        }
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList()
                : List.of(type.asString());
    }

    private static String type(JsonNode value) {
        if (value.isNull()) {
            return "null";
        }
        if (value.isObject()) {
            return "object";
        }
        if (value.isArray()) {
            return "array";
        }
        if (value.isBoolean()) {
            return "boolean";
        }
        return value.isString() ? "string" : value.isIntegralNumber() ? "integer" : "number";
    }
}
