package dev.plimsoll.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The signature of Standard Webhooks: {@code v1} over id, timestamp and body, keyed with what stands after {@code whsec_}. A
 * delivery whose timestamp is more than six minutes from our clock is refused, so that it cannot be played again later.
 */
public final class StandardWebhooks {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final Pattern UNIX = Pattern.compile("\\d{1,12}");

    /** Five minutes, and one for clocks that differ. */
    private static final Duration FRESH = Duration.ofMinutes(6);

    private StandardWebhooks() {}

    public static boolean isClaimed(Inbound inbound) {
        return !inbound.header(SIGNATURE).isEmpty();
    }

    /** Whether one of the secrets that are keys of this scheme made one of the signatures, and just now. */
    public static boolean isSigned(Inbound inbound, List<String> secrets) {
        var timestamp = inbound.header(TIMESTAMP);
        if (!UNIX.matcher(timestamp).matches() || !isFresh(timestamp, inbound.receivedAt())) {
            return false;
        }
        var signed = signed(inbound.header(ID), timestamp, inbound.body());
        var given = Arrays.stream(inbound.header(SIGNATURE).split(" "))
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> hex(signature.substring(VERSION.length())))
                .filter(signature -> !signature.isEmpty())
                .toList();
        var matched = false;
        for (var secret : secrets) {
            for (var key : keys(secret)) {
                matched |= Signatures.isAnyHexHmac(given, signed, key);
            }
        }
        return matched;
    }

    private static boolean isFresh(String timestamp, Instant receivedAt) {
        return Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), receivedAt)
                        .abs()
                        .compareTo(FRESH)
                <= 0;
    }

    private static byte[] signed(String id, String timestamp, byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length + 100);
        bytes.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** The secret as a key of this scheme, for libraries that take no other. */
    public static String asKey(String secret) {
        return secret.startsWith(PREFIX)
                ? secret
                : PREFIX + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** What does not say that it is a key of this scheme may be one all the same, or the key as it stands. */
    private static List<byte[]> keys(String secret) {
        var plain = secret.getBytes(StandardCharsets.UTF_8);
        var isKey = secret.startsWith(PREFIX);
        try {
            var decoded = Base64.getDecoder().decode(isKey ? secret.substring(PREFIX.length()) : secret);
            return isKey ? List.of(decoded) : List.of(plain, decoded);
        } catch (IllegalArgumentException e) {
            return List.of(plain);
        }
    }

    private static String hex(String base64) {
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
