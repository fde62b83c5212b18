package dev.plimsoll.audit;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the audit log is checked and anchored.
 *
 * @param signingKey an Ed25519 key in PEM (PKCS #8) that signs anchors; without it they are not signed
 * @param anchorUrl where anchors are sent, by POST; null for nowhere
 * @param anchorTimeout how long that may take
 */
@Validated
@ConfigurationProperties("plimsoll.audit")
public record AuditProperties(
        @Nullable String signingKey,
        @Nullable URI anchorUrl,
        @DefaultValue("10s") Duration anchorTimeout) {

    /** A rule of its own, because a broken rule on the key itself would print the key. */
    @AssertTrue(
            message = "plimsoll.audit.signing-key is no Ed25519 key in PEM: set it to what 'openssl genpkey -algorithm"
                    + " ed25519' prints")
    boolean isSigningKeyUsable() {
        return !isSigned() || AnchorKey.isUsable(String.valueOf(signingKey));
    }

    @AssertTrue(message = "plimsoll.audit.anchor-url has to begin with http:// or https://")
    boolean isAnchorUrlUsable() {
        return anchorUrl == null
                || (anchorUrl.getHost() != null
                        && String.valueOf(anchorUrl.getScheme()).matches("https?"));
    }

    public boolean isSigned() {
        return signingKey != null && !signingKey.isBlank();
    }

    @Override
    public String toString() {
        return "AuditProperties[signingKey=***, anchorUrl=%s]".formatted(anchorUrl);
    }
}
