package dev.plimsoll.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Signs as a sender of Standard Webhooks does. */
public final class SignedWebhook {

    private SignedWebhook() {}

    /** The headers of a message whose key is the secret as it stands. */
    public static Map<String, String> headers(String id, String body, String secret, Instant at) {
        var signed = "%s.%d.%s".formatted(id, at.getEpochSecond(), body).getBytes(StandardCharsets.UTF_8);
        var mac = HexFormat.of().parseHex(Signatures.hex(signed, secret));
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(mac));
    }
}
