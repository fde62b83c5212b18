package dev.plimsoll.access.providers;

import dev.plimsoll.access.DeclaredProvider;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Component;

/** Finds out where a provider takes what: OpenID Connect Discovery 1.0, or what GitHub documents of itself. */
@Component
class Discovery {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON_OBJECT =
            new ParameterizedTypeReference<>() {};

    private final ProviderHttp http;
    private final String base;

    Discovery(ProviderHttp http, @Value("${plimsoll.base-url:}") String base) {
        this.http = http;
        this.base = base.isBlank() ? "{baseUrl}" : base.strip().replaceAll("/+$", "");
    }

    ClientRegistration of(String name, DeclaredProvider provider) {
        var builder = provider.kind() == DeclaredProvider.Kind.GITHUB ? github(name, provider) : oidc(provider);
        return builder.registrationId(name)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .redirectUri(base + "/sign-in/back/{registrationId}")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .build();
    }

    private ClientRegistration.Builder oidc(DeclaredProvider provider) {
        var address = provider.address().replaceAll("/+$", "") + "/.well-known/openid-configuration";
        var said = http.json().get().uri(address).retrieve().body(JSON_OBJECT);
        if (said == null || !provider.address().equals(said.get("issuer"))) {
            throw new IllegalStateException(
                    "%s does not speak for the issuer %s".formatted(address, provider.address()));
        }
        return ClientRegistrations.fromOidcConfiguration(said)
                .userNameAttributeName("sub")
                .scope(scopes(provider, Set.of("openid", "profile", "email")));
    }

    private static ClientRegistration.Builder github(String name, DeclaredProvider provider) {
        return ClientRegistration.withRegistrationId(name)
                .authorizationUri(provider.address() + "/login/oauth/authorize")
                .tokenUri(provider.address() + "/login/oauth/access_token")
                .userInfoUri(api(provider.address()) + "/user")
                .userNameAttributeName("id")
                .scope(scopes(provider, Set.of("read:user", "user:email", "read:org")));
    }

    /** GitHub's own API has a host of its own; that of a GitHub Enterprise Server is below its address. */
    static String api(String address) {
        return address.equals("https://github.com") ? "https://api.github.com" : address + "/api/v3";
    }

    private static Set<String> scopes(DeclaredProvider provider, Set<String> otherwise) {
        return provider.scopes().isEmpty() ? otherwise : provider.scopes();
    }
}
