package dev.plimsoll.audit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One field that an act changed.
 *
 * @param before as a text; null if the field was not there
 * @param after as a text; null if the field is not there any more
 */
record Difference(
        String field, @Nullable String before, @Nullable String after) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The fields that are not the same, in the order of the alphabet. */
    static List<Difference> between(@Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {
        var fields = new TreeSet<String>();
        fields.addAll(before == null ? List.of() : before.keySet());
        fields.addAll(after == null ? List.of() : after.keySet());
        var all = new ArrayList<Difference>();
        for (var field : fields) {
            var difference = new Difference(field, text(before, field), text(after, field));
            if (!Objects.equals(difference.before, difference.after)) {
                all.add(difference);
            }
        }
        return all;
    }

    private static @Nullable String text(@Nullable Map<String, ?> fields, String field) {
        return fields == null || !fields.containsKey(field) ? null : text(fields.get(field));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof String text) {
            return text.isEmpty() ? "empty" : text;
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.isEmpty()
                    ? "none"
                    : String.join(", ", list.stream().map(String::valueOf).toList());
        }
        return JSON.writeValueAsString(value);
    }
}
