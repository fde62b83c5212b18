package dev.plimsoll.access;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes passwords as the product does, in a hundredth of the time; only tests can ask for that. */
@TestConfiguration(proxyBeanMethods = false)
public class QuickPasswords {

    private static final int ITERATIONS = 2_000;

    @Bean
    @Primary
    PasswordEncoder quickPasswordEncoder() {
        return Passwords.encoder(ITERATIONS);
    }
}
