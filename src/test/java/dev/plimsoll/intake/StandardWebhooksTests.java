package dev.plimsoll.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
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

    @Test
    void aSecretThatPlimsollMadeIsGoodForALibraryHoweverItLooks() {
        for (var secret :
                List.of("7cPe7c8z9hXiNo1CTUBNpQUnvSionAmRRzL9ZxGnTvU", "8v-9DfWk1cWdhbxR2y4mdXXAbfjnuqlf_F8O6-1tW1A")) {
            var key = Base64.getDecoder().decode(StandardWebhooks.asKey(secret).substring("whsec_".length()));

            assertThat(key).isEqualTo(secret.getBytes(UTF_8));
            assertThat(StandardWebhooks.isSigned(signed(secret), List.of(secret)))
                    .as(secret)
                    .isTrue();
        }
        assertThat(StandardWebhooks.asKey("whsec_AAAA")).isEqualTo("whsec_AAAA");
    }

    @Test
    void aKeyOfNoBytesOpensNothing() {
        var headers = new HttpHeaders();
        headers.set("webhook-id", "1");
        headers.set("webhook-timestamp", "1614265330");
        headers.set("webhook-signature", "v1,??? v1,");

        assertThat(StandardWebhooks.isSigned(
                        new Inbound(headers, "{}".getBytes(UTF_8), Instant.ofEpochSecond(1_614_265_330)),
                        List.of("whsec_")))
                .isFalse();
    }

    /** By the characters of the secret, as a library does with what {@code asKey} says. */
    private static Inbound signed(String secret) {
        var body = "{}".getBytes(UTF_8);
        var hex = Signatures.hex("1.1614265330.{}".getBytes(UTF_8), secret);
        var headers = new HttpHeaders();
        headers.set("webhook-id", "1");
        headers.set("webhook-timestamp", "1614265330");
        headers.set(
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)));
        return new Inbound(headers, body, Instant.ofEpochSecond(1_614_265_330));
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
