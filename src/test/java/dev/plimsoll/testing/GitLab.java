package dev.plimsoll.testing;

import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.StandardWebhooks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** GitLab as a test needs it: the headers that it sends, with the token and with a signature. */
public final class GitLab {

    /** The token and the signing token of the stories under shared/data, as their STORY.json names them. */
    public static final String STORY_TOKEN = "plimsoll-test-token-gl";

    public static final String STORY_KEY = "whsec_cGxpbXNvbGwtc3RhbmRhcmQtd2ViaG9va3MtdGVzdCE=";

    private static final String TOKEN = "X-Gitlab-Token";

    private GitLab() {}

    public static Map<String, String> shown(String secret) {
        return Map.of("Content-Type", "application/json", "X-Gitlab-Event", "Some Hook", TOKEN, secret);
    }

    /** Signed at an instant, and without a token. */
    public static Map<String, String> signed(String id, byte[] body, String key, Instant at) {
        var headers = new HashMap<>(shown(key));
        headers.remove(TOKEN);
        headers.put("Idempotency-Key", id);
        headers.putAll(signature(id, body, key, at));
        return headers;
    }

    /** As a delivery of a story would be sent now; one that is not signed stays as it is. */
    public static Story.Delivery now(Story.Delivery delivery) {
        var headers = new HashMap<>(delivery.headers());
        var id = headers.get(StandardWebhooks.ID);
        if (id != null) {
            headers.putAll(signature(id, delivery.body(), STORY_KEY, Instant.now()));
        }
        return new Story.Delivery(headers, delivery.body());
    }

    private static Map<String, String> signature(String id, byte[] body, String key, Instant at) {
        var timestamp = String.valueOf(at.getEpochSecond());
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        var mac = HexFormat.of().parseHex(Signatures.hex(signed.toByteArray(), plain(key)));
        return Map.of(
                StandardWebhooks.ID,
                id,
                StandardWebhooks.TIMESTAMP,
                timestamp,
                StandardWebhooks.SIGNATURE,
                "v1," + Base64.getEncoder().encodeToString(mac));
    }

    private static String plain(String key) {
        return key.startsWith("whsec_")
                ? new String(Base64.getDecoder().decode(key.substring("whsec_".length())), StandardCharsets.UTF_8)
                : key;
    }
}
