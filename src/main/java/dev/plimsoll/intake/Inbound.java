package dev.plimsoll.intake;

import java.time.Instant;
import org.springframework.http.HttpHeaders;

/**
 * A request as it came in, before anybody has judged it.
 *
 * @param body the raw bytes, over which a signature is checked
 * @param receivedAt by our clock
 */
public record Inbound(HttpHeaders headers, byte[] body, Instant receivedAt) {

    /** The first value of a header, or an empty text. */
    public String header(String name) {
        var value = headers.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
