package dev.plimsoll.intake;

import dev.plimsoll.intake.masking.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery on its way into the database: what came in, and what it means.
 *
 * @param key what makes a repeat of it a repeat, within the source
 * @param headersJson the headers as a JSON object, credentials masked
 * @param tookMicros from the first byte to the end of the translation, in microseconds
 * @param findings where credentials were that are masked in it
 */
record Delivery(
        long sourceId,
        String key,
        String event,
        @Nullable String contentType,
        String headersJson,
        byte[] body,
        Instant receivedAt,
        int tookMicros,
        Translation translation,
        List<Finding> findings) {}
