package dev.plimsoll.access.chains;

import dev.plimsoll.access.AccessProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys of programs in the configuration. Only their SHA-256 is kept in memory; each has enough entropy to need no salt. */
@Component
class DeclaredTokens {

    private final Map<Program, byte[]> digests = new HashMap<>();

    DeclaredTokens(AccessProperties properties) {
        properties
                .tokens()
                .forEach((name, token) -> digests.put(
                        new Program(name, token.role()), sha256(token.secret().strip())));
    }

    /** Returns whose key this is. Looks at every one of them, so that the time says nothing. */
    Optional<Program> owner(String secret) {
        var digest = sha256(secret);
        Program found = null;
        for (var known : digests.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), digest)) {
                found = known.getKey();
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
}
