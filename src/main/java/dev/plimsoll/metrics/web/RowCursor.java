package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.DeliveryMetrics.After;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The end of a page of rows, as it stands in an address. */
final class RowCursor {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,17})_(\\d{1,18})_(\\d{1,18})");

    private RowCursor() {}

    /** Where to go on; null for the first page, and for a text that is no cursor. */
    static @Nullable After of(@Nullable String text) {
        var found = TEXT.matcher(text == null ? "" : text);
        return found.matches()
                ? new After(
                        Long.parseLong(found.group(1)), Long.parseLong(found.group(2)), Long.parseLong(found.group(3)))
                : null;
    }

    static @Nullable String text(@Nullable After after) {
        return after == null ? null : "%d_%d_%d".formatted(after.finishedAtMicros(), after.number(), after.row());
    }
}
