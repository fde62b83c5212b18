package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

/** Tests for {@link Passwords}. */
class PasswordsTests {

    private static final int LEAST_BY_OWASP = 210_000;
    private static final String PREFIX = "{pbkdf2-sha512}";

    @Test
    void areHashedAsOftenAsIsRecommended() throws GeneralSecurityException {
        var kept = new Passwords().passwordEncoder().encode(SignedIn.PASSWORD);

        assertThat(kept).startsWith(PREFIX);
        var bytes = HexFormat.of().parseHex(kept.substring(PREFIX.length()));
        var salt = Arrays.copyOf(bytes, 16);
        var hash = Arrays.copyOfRange(bytes, 16, bytes.length);
        assertThat(Passwords.ITERATIONS).isGreaterThanOrEqualTo(LEAST_BY_OWASP);
        assertThat(hash).isEqualTo(pbkdf2(salt, hash.length));
    }

    @Test
    void areUsableIfTheyAreLongAndNotTheFirstThatAnybodyTries() {
        assertThat(Passwords.isUsable("a".repeat(11), "sam")).isFalse();
        assertThat(Passwords.isUsable("aaaaaaaaaaaa", "sam")).isFalse();
        assertThat(Passwords.isUsable("Changeme1234", "sam")).isFalse();
        assertThat(Passwords.isUsable("sam-the-seaman", "Sam-the-Seaman")).isFalse();
        assertThat(Passwords.isUsable("x".repeat(201), "sam")).isFalse();
        assertThat(Passwords.isUsable("three words and more", "sam")).isTrue();
    }

    private static byte[] pbkdf2(byte[] salt, int length) throws GeneralSecurityException {
        var spec = new PBEKeySpec(SignedIn.PASSWORD.toCharArray(), salt, Passwords.ITERATIONS, length * 8);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(spec)
                .getEncoded();
    }
}
