package dev.plimsoll.access.chains;

import dev.plimsoll.access.AccessProperties;
import dev.plimsoll.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys of programs. Only their SHA-256 is kept in memory; each has enough entropy to need no salt. */
@Component
class Tokens {

    private final List<Token> tokens;

    Tokens(AccessProperties properties) {
        tokens = properties.tokens().entrySet().stream()
                .map(declared -> new Token(
                        declared.getKey(),
                        declared.getValue().role(),
                        sha256(declared.getValue().secret().strip())))
                .toList();
    }

    /** Returns whose key this is. Looks at every one of them, so that the time says nothing. */
    Optional<Token> of(String secret) {
        var digest = sha256(secret);
        Token found = null;
        for (var token : tokens) {
            if (MessageDigest.isEqual(token.digest(), digest)) {
                found = token;
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A program and what it may do. */
    record Token(String program, Role role, byte[] digest) {}
}
