package dev.plimsoll.audit;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Stands in the chain for who acted. Whoever has salt, id and name can prove that it stands for them; without the salt it
 * says nothing, so that a person can be erased.
 *
 * @param text 64 hexadecimal digits, the SHA-256 of salt, id and name
 * @param salt 32 hexadecimal digits, drawn at random
 */
record Seal(String text, String salt) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    static Seal draw(String id, String name) {
        var bytes = new byte[SALT_BYTES];
        RANDOM.nextBytes(bytes);
        var salt = HexFormat.of().formatHex(bytes);
        return new Seal(of(salt, id, name), salt);
    }

    static String of(String salt, String id, String name) {
        return HexFormat.of().formatHex(Sha256.of(salt + "\n" + id + "\n" + name));
    }
}
