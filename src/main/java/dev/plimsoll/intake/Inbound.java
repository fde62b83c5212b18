package dev.plimsoll.intake;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request as it came in, before anybody has judged it.
 *
 * @param body the raw bytes, over which a signature is checked
 * @param receivedAt by our clock
 */
public record Inbound(HttpHeaders headers, byte[] body, Instant receivedAt) {

    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(2);

    /** The first value of a header, or an empty text. */
    public String header(String name) {
        var value = headers.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** The sender's instant; that of receipt if it says none, or if its clock is ahead of ours by more than two minutes. */
    public Instant now(@Nullable Instant said) {
        return said == null || said.isAfter(receivedAt.plus(TOLERATED_SKEW)) ? receivedAt : said;
    }
}
