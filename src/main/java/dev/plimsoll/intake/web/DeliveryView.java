package dev.plimsoll.intake.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery as it was kept.
 *
 * @param said what Plimsoll understood, one sentence per line
 * @param headers a JSON object of texts, credentials masked
 * @param bytes the size of the whole body
 * @param beginning the first bytes of the body, all of them if it is not large
 */
record DeliveryView(
        long id,
        Instant receivedAt,
        String deliveryKey,
        String event,
        @Nullable String contentType,
        String outcome,
        @Nullable String reason,
        @Nullable String said,
        String headers,
        int bytes,
        byte[] beginning,
        int tookUs,
        @Nullable Instant replayedAt) {

    public OutcomeMark mark() {
        return OutcomeMark.of(outcome);
    }

    public List<String> sentences() {
        return said == null ? List.of() : said.lines().toList();
    }

    public String took() {
        return Sizes.millis(tookUs);
    }

    public String size() {
        return Sizes.bytes(bytes);
    }

    public boolean isCut() {
        return beginning.length < bytes;
    }
}
