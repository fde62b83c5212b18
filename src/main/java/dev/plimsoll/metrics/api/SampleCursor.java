package dev.plimsoll.metrics.api;

import dev.plimsoll.deployments.InvalidCursor;
import dev.plimsoll.metrics.DeliveryMetrics;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of samples ended, as programs get it and send it back. */
final class SampleCursor {

    /** The year 10000, in microseconds since 1970. */
    private static final long LATEST = 253_402_300_800_000_000L;

    private SampleCursor() {}

    /**
     * The cursor that a program sends back; null for the first page.
     *
     * @throws InvalidCursor if nobody gave out such a text
     */
    static DeliveryMetrics.@Nullable After of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/");
            var micros = Long.parseLong(parts[0]);
            if (micros < 0 || micros > LATEST) {
                throw new InvalidCursor(text);
            }
            return new DeliveryMetrics.After(micros, Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidCursor(text);
        }
    }

    static String text(DeliveryMetrics.After after) {
        var plain = "%d/%d/%d".formatted(after.finishedAtMicros(), after.number(), after.row());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
