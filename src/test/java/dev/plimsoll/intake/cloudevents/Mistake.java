package dev.plimsoll.intake.cloudevents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that a schema forbids.
 *
 * @param path of the field, from the root
 * @param value what to put there; null to take the field away
 */
record Mistake(List<String> path, @Nullable JsonNode value) {

    private static final JsonNode NUMBER = JsonMapper.shared().getNodeFactory().numberNode(7);
    private static final JsonNode EMPTY = JsonMapper.shared().getNodeFactory().stringNode("");
    private static final JsonNode NONSENSE =
            JsonMapper.shared().getNodeFactory().stringNode("nonsense");

    /** It was there before 0.5, and is read no more. */
    private static final List<String> OWN_TYPE = List.of("subject", "type");

    /** All that can be made of it by changing one field. */
    static List<Mistake> in(JsonNode schema) {
        var mistakes = new ArrayList<Mistake>();
        collect(schema, List.of(), mistakes);
        mistakes.removeIf(mistake -> mistake.path.equals(OWN_TYPE) && NONSENSE.equals(mistake.value));
        return mistakes;
    }

    private static void collect(JsonNode schema, List<String> path, List<Mistake> mistakes) {
        schema.path("required").forEach(name -> mistakes.add(new Mistake(below(path, name.asString()), null)));
        if (schema.has("additionalProperties")
                && !schema.get("additionalProperties").asBoolean()) {
            mistakes.add(new Mistake(below(path, "whatever"), NUMBER));
        }
        schema.path("properties").properties().forEach(property -> {
            var place = below(path, property.getKey());
            var below = property.getValue();
            mistakes.add(new Mistake(place, NUMBER));
            if (below.path("minLength").asInt(0) > 0) {
                mistakes.add(new Mistake(place, EMPTY));
            }
            if (below.has("enum") || below.path("format").asString("").equals("date-time")) {
                mistakes.add(new Mistake(place, NONSENSE));
            }
            collect(below, place, mistakes);
        });
    }

    private static List<String> below(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    void make(ObjectNode event) {
        var parent = event;
        for (var name : path.subList(0, path.size() - 1)) {
            parent = (ObjectNode) parent.get(name);
        }
        var name = path.get(path.size() - 1);
        if (value == null) {
            parent.remove(name);
        } else {
            parent.set(name, value);
        }
    }

    /** What the refusal has to name: without a context, nobody knows which event it is. */
    String field() {
        return path.equals(List.of("context")) ? "context.type" : String.join(".", path);
    }
}
