package dev.plimsoll.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as a program shows it: {@code plim_}, eight characters that are no secret, an underscore, and 256 random bits.
 */
record TokenSecret(String publicId, String text) {

    private static final Pattern SHAPE = Pattern.compile("plim_([0-9a-v]{8})_[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int PUBLIC_LENGTH = 8;

    static TokenSecret random() {
        var publicId = new StringBuilder();
        for (var i = 0; i < PUBLIC_LENGTH; i++) {
            publicId.append(Character.forDigit(RANDOM.nextInt(32), 32));
        }
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new TokenSecret(publicId.toString(), "plim_%s_%s".formatted(publicId, secret));
    }

    /** Empty if this cannot be a key of ours, whoever has it. */
    static Optional<TokenSecret> read(String text) {
        var shape = SHAPE.matcher(text);
        return shape.matches() ? Optional.of(new TokenSecret(shape.group(1), text)) : Optional.empty();
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "TokenSecret[publicId=%s, ***]".formatted(publicId);
    }
}
