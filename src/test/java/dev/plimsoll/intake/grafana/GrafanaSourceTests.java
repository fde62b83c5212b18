package dev.plimsoll.intake.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.SignatureVectors;
import dev.plimsoll.intake.Signatures;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** How Grafana proves who it is. */
class GrafanaSourceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final byte[] BODY = "{\"status\": \"firing\"}".getBytes(UTF_8);
    private static final String SIGNATURE = "X-Grafana-Alerting-Signature";
    private static final String TIMESTAMP = "X-Grafana-Alerting-Timestamp";

    private final GrafanaSource source = new GrafanaSource(JsonMapper.shared());

    @Test
    void theSignatureIsOverTheBody() {
        assertThat(isSigned(SIGNATURE, Signatures.hex(BODY, "old"))).isTrue();
        assertThat(isSigned(SIGNATURE, Signatures.hex(BODY, "new"))).isTrue();
        assertThat(isSigned(SIGNATURE, Signatures.hex(BODY, "guessed"))).isFalse();
    }

    @Test
    void withATimestampTheSignatureIsOverBoth() {
        var now = String.valueOf(NOW.getEpochSecond());

        assertThat(isSigned(TIMESTAMP, now, SIGNATURE, dated(now))).isTrue();
        assertThat(isSigned(TIMESTAMP, now, SIGNATURE, Signatures.hex(BODY, "new")))
                .isFalse();
        assertThat(isSigned(SIGNATURE, dated(now))).isFalse();
    }

    @Test
    void aSignatureOfLongAgoIsNoLongerGood() {
        var fresh = String.valueOf(NOW.minusSeconds(300).getEpochSecond());
        var old = String.valueOf(NOW.minusSeconds(400).getEpochSecond());
        var ahead = String.valueOf(NOW.plusSeconds(400).getEpochSecond());

        assertThat(isSigned(TIMESTAMP, fresh, SIGNATURE, dated(fresh))).isTrue();
        assertThat(isSigned(TIMESTAMP, old, SIGNATURE, dated(old))).isFalse();
        assertThat(isSigned(TIMESTAMP, ahead, SIGNATURE, dated(ahead))).isFalse();
    }

    @Test
    void aTimestampThatIsNoneIsRefused() {
        for (var odd : List.of("yesterday", "-1", "9999999999999999999", "1e9")) {
            assertThat(isSigned(TIMESTAMP, odd, SIGNATURE, dated(odd))).as(odd).isFalse();
        }
    }

    @Test
    void withoutASignatureTheSecretIsShown() {
        var basic = Base64.getEncoder().encodeToString("grafana:new".getBytes(UTF_8));

        assertThat(isSigned("Authorization", "Bearer new")).isTrue();
        assertThat(isSigned("Authorization", "bearer  new")).isTrue();
        assertThat(isSigned("Authorization", "Basic " + basic)).isTrue();
        assertThat(isSigned("Authorization", "Bearer guessed")).isFalse();
        assertThat(isSigned("X-Other", "new")).isFalse();
    }

    @Test
    void aSecretShownDoesNotHelpAWrongSignature() {
        assertThat(isSigned("Authorization", "Bearer new", SIGNATURE, "0".repeat(64)))
                .isFalse();
    }

    @Test
    void signaturesThatOthersComputedAreRight() {
        var plain = SignatureVectors.of("grafana-hmac");
        var dated = SignatureVectors.of("grafana-hmac-ts");

        assertThat(source.isSigned(
                        new Inbound(headers(SIGNATURE, plain.text("value")), plain.body(), NOW),
                        List.of(plain.text("secret"))))
                .isTrue();
        assertThat(source.isSigned(
                        new Inbound(
                                headers(SIGNATURE, dated.text("value"), TIMESTAMP, dated.text("timestamp")),
                                dated.body(),
                                dated.at()),
                        List.of(dated.text("secret"))))
                .isTrue();
    }

    @Test
    void theEventIsTheStateOfTheGroup() {
        assertThat(source.event(new Inbound(new HttpHeaders(), BODY, NOW))).isEqualTo("firing");
        assertThat(source.event(new Inbound(new HttpHeaders(), "{[".getBytes(UTF_8), NOW)))
                .isEmpty();
        assertThat(source.event(new Inbound(
                        new HttpHeaders(),
                        "{\"a\": {\"status\": \"no\"}, \"alerts\": [1, [2]], \"status\": 3}".getBytes(UTF_8),
                        NOW)))
                .isEmpty();
    }

    private static String dated(String timestamp) {
        return Signatures.hex((timestamp + ":" + new String(BODY, UTF_8)).getBytes(UTF_8), "new");
    }

    private boolean isSigned(String... headers) {
        return source.isSigned(new Inbound(headers(headers), BODY, NOW), List.of("old", "new"));
    }

    private static HttpHeaders headers(String... namesAndValues) {
        var headers = new HttpHeaders();
        for (var n = 0; n < namesAndValues.length; n += 2) {
            headers.set(namesAndValues[n], namesAndValues[n + 1]);
        }
        return headers;
    }
}
