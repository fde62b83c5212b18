package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The marks of a measure in a form.
 *
 * @param fields as many texts as a scale has room for
 * @param problem why what was typed was refused; null if it was not
 */
record TargetScale(
        Measure measure,
        List<String> fields,
        String example,
        @Nullable String problem) {

    public boolean isSet() {
        return fields.stream().anyMatch(text -> !text.isBlank());
    }
}
