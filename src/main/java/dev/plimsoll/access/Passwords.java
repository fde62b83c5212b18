package dev.plimsoll.access;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * How passwords are judged and kept. Length is demanded and a mixture of characters is not.
 *
 * <p>Kept as PBKDF2 with HMAC-SHA-512, because bcrypt reads no more than 72 bytes. Source: OWASP Password Storage Cheat
 * Sheet; NIST SP 800-63B for the rules.
 */
@Configuration(proxyBeanMethods = false)
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;
    static final int ITERATIONS = 220_000;

    private static final int SALT_BYTES = 16;
    private static final Set<String> TRIED_FIRST = Set.of(
            "123456789012",
            "1234567890123",
            "administrator",
            "changeme1234",
            "changemechangeme",
            "correct horse battery staple",
            "correcthorsebatterystaple",
            "letmeinletmein",
            "passwordpassword",
            "password1234",
            "password12345",
            "plimsollplimsoll",
            "qwertyqwerty",
            "qwertyuiop12",
            "qwertyuiop123");

    @Bean
    PasswordEncoder passwordEncoder() {
        return encoder(ITERATIONS);
    }

    /** No property leads here: what an installation hashes with cannot be configured to less. */
    static PasswordEncoder encoder(int iterations) {
        var pbkdf2 =
                new Pbkdf2PasswordEncoder("", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);
        return new DelegatingPasswordEncoder("pbkdf2-sha512", Map.of("pbkdf2-sha512", pbkdf2));
    }

    static boolean isUsable(String password, String username) {
        return password.length() >= SHORTEST && password.length() <= LONGEST && !isTriedFirst(password, username);
    }

    private static boolean isTriedFirst(String password, String username) {
        var lower = password.toLowerCase(Locale.ROOT);
        return TRIED_FIRST.contains(lower)
                || lower.equals(Usernames.normalised(username))
                || lower.chars().distinct().count() == 1;
    }
}
