package dev.plimsoll.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of the chain: 32 bytes. */
final class Sha256 {

    /** What the first entry follows. */
    static final byte[] NOTHING = new byte[32];

    private Sha256() {}

    static byte[] of(String text) {
        return digest().digest(text.getBytes(UTF_8));
    }

    /** The hash of an entry: of the hash of the one before it, and of what it says. */
    static byte[] of(byte[] before, String canonical) {
        var digest = digest();
        digest.update(before);
        return digest.digest(canonical.getBytes(UTF_8));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
