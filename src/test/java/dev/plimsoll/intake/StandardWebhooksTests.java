package dev.plimsoll.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** The signature of Standard Webhooks. */
class StandardWebhooksTests {

    private final SignatureVectors vector = SignatureVectors.of("standard-webhooks-v1");

    @Test
    void theVectorOfItsAuthorsVerifies() {
        assertThat(StandardWebhooks.isSigned(at(Duration.ZERO), List.of("another", secret())))
                .isTrue();
    }

    @Test
    void anotherSecretABodyThatWasChangedAndAnOldTimestampDoNot() {
        assertThat(StandardWebhooks.isSigned(at(Duration.ZERO), List.of("whsec_AAAA")))
                .isFalse();
        assertThat(StandardWebhooks.isSigned(inbound("{}".getBytes(UTF_8), Duration.ZERO), List.of(secret())))
                .isFalse();
        assertThat(StandardWebhooks.isSigned(at(Duration.ofMinutes(7)), List.of(secret())))
                .isFalse();
        assertThat(StandardWebhooks.isSigned(at(Duration.ofMinutes(-7)), List.of(secret())))
                .isFalse();
        assertThat(StandardWebhooks.isSigned(at(Duration.ofMinutes(5)), List.of(secret())))
                .isTrue();
    }

    private String secret() {
        return vector.text("secret");
    }

    private Inbound at(Duration after) {
        return inbound(vector.body(), after);
    }

    private Inbound inbound(byte[] body, Duration after) {
        var headers = new HttpHeaders();
        headers.set("webhook-id", vector.text("webhook_id"));
        headers.set("webhook-timestamp", vector.text("webhook_timestamp"));
        headers.set("webhook-signature", "v2,bm8= v1,bm8= " + vector.text("value"));
        var sentAt = Instant.ofEpochSecond(Long.parseLong(vector.text("webhook_timestamp")));
        return new Inbound(headers, body, sentAt.plus(after));
    }
}
