package dev.plimsoll.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One key of 256 bits, and what it can do: AES in Galois/counter mode, with a nonce of its own for each text. */
final class SealingKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private final String id;

    private SealingKey(byte[] key) {
        this.key = key;
        this.id = HexFormat.of().formatHex(hmac(key, "plimsoll key id".getBytes(StandardCharsets.US_ASCII)), 0, 4);
    }

    /**
     * @param where what to correct if it is none
     * @throws SecretsUnusable if the text is not 32 bytes in Base64
     */
    static SealingKey of(String base64, String where) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_BYTES) {
                return new SealingKey(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw malformed(where);
        }
        throw malformed(where);
    }

    /** A new one, in Base64. */
    static String draw() {
        return Base64.getEncoder().encodeToString(random(KEY_BYTES));
    }

    /** The same for the same key, and of no use for guessing it: eight hexadecimal digits. */
    String id() {
        return id;
    }

    /** The nonce and what came out, in Base64. */
    String encrypt(byte[] clear, String context) {
        try {
            var nonce = random(NONCE_BYTES);
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(clear);
            var both = new byte[NONCE_BYTES + sealed.length];
            System.arraycopy(nonce, 0, both, 0, NONCE_BYTES);
            System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt", e);
        }
    }

    /**
     * @throws GeneralSecurityException if this key did not seal it, or not for this context
     */
    byte[] decrypt(String base64, String context) throws GeneralSecurityException {
        var both = Base64.getDecoder().decode(base64);
        if (both.length < NONCE_BYTES) {
            throw new GeneralSecurityException("cut off");
        }
        var nonce = Arrays.copyOf(both, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
    }

    static byte[] hmac(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretsUnusable malformed(String where) {
        return new SecretsUnusable(
                "%s is not a key: it must be 32 bytes in Base64, which is 44 characters.".formatted(where),
                "Correct it. A new key is made by: openssl rand -base64 32");
    }
}
