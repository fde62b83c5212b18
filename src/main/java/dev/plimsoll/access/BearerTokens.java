package dev.plimsoll.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The declared tokens of programs, kept as SHA-256 and compared in constant time. */
@Component
class BearerTokens {

    private final List<Known> tokens;

    BearerTokens(AccessProperties properties) {
        this.tokens = properties.tokens().entrySet().stream()
                .map(token -> new Known(
                        token.getKey(),
                        token.getValue().role(),
                        sha256(token.getValue().secret())))
                .toList();
    }

    /** The program that has this token. Every token is compared, also after one has matched. */
    Optional<Program> owner(String secret) {
        var given = sha256(secret);
        Optional<Program> owner = Optional.empty();
        for (var token : tokens) {
            if (MessageDigest.isEqual(token.hash(), given)) {
                owner = Optional.of(new Program(token.name(), token.role()));
            }
        }
        return owner;
    }

    /** A program that calls. */
    record Program(String name, Role role) {}

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Known(String name, Role role, byte[] hash) {}
}
