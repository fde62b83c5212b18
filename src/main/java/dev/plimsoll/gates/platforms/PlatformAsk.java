package dev.plimsoll.gates.platforms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a platform asks for.
 *
 * @param platform such as {@code argo}
 * @param about what else makes it another question: the name that the platform gives it, and which attempt it is
 * @param configHash the platform's own hash of what it is about to run
 */
public record PlatformAsk(
        String platform,
        List<String> about,
        String service,
        String environment,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash) {

    /** The same for the same question and for no other, at most 90 characters. */
    String key() {
        var text = Stream.concat(
                        about.stream(), Stream.of(service, environment, said(sha), said(digest), said(configHash)))
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
        return platform + "-" + HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String said(@Nullable String part) {
        return Objects.requireNonNullElse(part, "");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
