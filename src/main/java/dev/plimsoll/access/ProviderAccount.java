package dev.plimsoll.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * What a provider said of somebody who has just proved there who he or she is.
 *
 * @param subject what the issuer calls the person and will call nobody else, at most 255 characters
 * @param wantedName what the person is called there; another is found if it is taken here
 * @param email null unless the provider has verified it
 * @param githubLogin null unless the provider is a GitHub
 * @param idToken null unless the provider speaks OpenID Connect
 */
public record ProviderAccount(
        String provider,
        String issuer,
        String subject,
        String wantedName,
        String displayName,
        @Nullable String email,
        @Nullable String githubLogin,
        Set<String> groups,
        @Nullable OidcIdToken idToken) {

    String identity() {
        return issuer + " " + subject;
    }
}
