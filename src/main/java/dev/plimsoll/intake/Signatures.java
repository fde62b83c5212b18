package dev.plimsoll.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMACs over raw bytes, by SHA-256 where nothing else is said, compared in constant time, and for how long they are good. */
public final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern UNIX = Pattern.compile("\\d{1,12}");

    private Signatures() {}

    /** Whether one of the secrets made this signature; every secret is tried, also after one has matched. */
    public static boolean isHexHmac(String signature, byte[] body, List<String> secrets) {
        return isAnyHexHmac(List.of(signature), body, secrets);
    }

    /**
     * As above by another hash.
     *
     * @param algorithm as Java names it, such as {@code HmacSHA512}
     */
    public static boolean isHexHmac(String algorithm, String signature, byte[] body, List<String> secrets) {
        var given = signature.getBytes(StandardCharsets.US_ASCII);
        var matched = false;
        for (var secret : secrets) {
            var made = hex(algorithm, body, secret.getBytes(StandardCharsets.UTF_8));
            matched |= !made.isEmpty() && MessageDigest.isEqual(made.getBytes(StandardCharsets.US_ASCII), given);
        }
        return matched;
    }

    /** Whether one of the secrets made one of these signatures, of which a sender gives several while it rotates. */
    public static boolean isAnyHexHmac(List<String> signatures, byte[] body, List<String> secrets) {
        var matched = false;
        for (var secret : secrets) {
            matched |= isAnyHexHmac(signatures, body, secret.getBytes(StandardCharsets.UTF_8));
        }
        return matched;
    }

    /** As above with a key of bytes; compares in constant time. */
    static boolean isAnyHexHmac(List<String> signatures, byte[] signed, byte[] key) {
        var made = hex(signed, key).getBytes(StandardCharsets.US_ASCII);
        var matched = false;
        for (var given : signatures) {
            matched |= MessageDigest.isEqual(made, given.getBytes(StandardCharsets.US_ASCII));
        }
        return matched;
    }

    /** Whether this is one of the secrets, for senders that sign nothing and show it; takes as long for each answer. */
    public static boolean isOneOf(String given, List<String> secrets) {
        var shown = hex(given.getBytes(StandardCharsets.UTF_8), ALGORITHM).getBytes(StandardCharsets.US_ASCII);
        var matched = false;
        for (var secret : secrets) {
            var known = hex(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM).getBytes(StandardCharsets.US_ASCII);
            matched |= MessageDigest.isEqual(known, shown);
        }
        return matched;
    }

    /** Whether these seconds since 1970 are at most so far away from now: a signature with a time is good for a while. */
    public static boolean isFresh(String seconds, Instant now, Duration tolerated) {
        return UNIX.matcher(seconds).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                                .abs()
                                .compareTo(tolerated)
                        <= 0;
    }

    /** A body with a text before it, for senders that sign both. */
    public static byte[] prefixed(String text, byte[] body) {
        var prefix = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(prefix.length + body.length)
                .put(prefix)
                .put(body)
                .array();
    }

    /** The signature in lower-case hexadecimal digits. */
    public static String hex(byte[] body, String secret) {
        return hex(body, secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] body, byte[] key) {
        return hex(ALGORITHM, body, key);
    }

    private static String hex(String algorithm, byte[] body, byte[] key) {
        if (key.length == 0) {
            return "";
        }
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }
}
