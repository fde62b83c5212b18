package dev.plimsoll.metrics.web;

import dev.plimsoll.deployments.InvalidCursor;
import dev.plimsoll.metrics.DeliveryMetrics.After;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The end of a page of rows, as it stands in an address. */
final class RowCursor {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,17})_(\\d{1,18})_(\\d{1,18})");

    private RowCursor() {}

    /**
     * Where to go on; null for the first page.
     *
     * @throws InvalidCursor if no page gave out such a text
     */
    static @Nullable After of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var found = TEXT.matcher(text);
        if (!found.matches()) {
            throw new InvalidCursor(text);
        }
        return new After(
                Long.parseLong(found.group(1)), Long.parseLong(found.group(2)), Long.parseLong(found.group(3)));
    }

    static @Nullable String text(@Nullable After after) {
        return after == null ? null : "%d_%d_%d".formatted(after.finishedAtMicros(), after.number(), after.row());
    }
}
