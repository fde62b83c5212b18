package dev.plimsoll.gates.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The private key of a GitHub App: PEM, PKCS #1 as GitHub gives it or PKCS #8. It signs who we are, and is never shown. */
final class AppKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");
    private static final int LARGEST_FILE = 64 * 1024;
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LASTS = Duration.ofMinutes(9);

    /** The version 0 and the algorithm RSA, which PKCS #8 puts before a key of PKCS #1. */
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private final PrivateKey key;

    private AppKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * @throws IllegalArgumentException if it is no such key; nothing of the file is in the message
     * @throws UncheckedIOException if it cannot be read
     */
    static AppKey read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IllegalArgumentException("it is too large for a key");
            }
            return of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AppKey of(String text) {
        var pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new IllegalArgumentException("it is no private key in PEM");
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(pem.group(2));
            var pkcs8 = pem.group(1) == null ? bytes : sequence(RSA, tagged(0x04, bytes));
            return new AppKey(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no private key of RSA");
        }
    }

    /** A JSON web token that says for nine minutes who we are; it begins a minute ago, for clocks that are behind. */
    String token(String appId, Instant now, JsonMapper json) {
        var header = Map.of("alg", "RS256", "typ", "JWT");
        var claims = Map.of(
                "iat", now.minus(SKEW).getEpochSecond(),
                "exp", now.plus(LASTS).getEpochSecond(),
                "iss", appId);
        var signed = part(json.writeValueAsBytes(header)) + "." + part(json.writeValueAsBytes(claims));
        return signed + "." + part(signature(signed));
    }

    private byte[] signature(String signed) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the GitHub App cannot sign", e);
        }
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sequence(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return tagged(0x30, both);
    }

    /** DER: a tag, the length in as many bytes as it needs, the content. */
    private static byte[] tagged(int tag, byte[] content) {
        var length = content.length;
        var head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        var tagged = new byte[head.length + length];
        System.arraycopy(head, 0, tagged, 0, head.length);
        System.arraycopy(content, 0, tagged, head.length, length);
        return tagged;
    }

    @Override
    public String toString() {
        return "AppKey[***]";
    }
}
