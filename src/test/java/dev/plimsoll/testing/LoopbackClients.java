package dev.plimsoll.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** Plimsoll as a client of the provider; it has another port in each run, so it is said before the first sign-in. */
class LoopbackClients implements RegisteredClientRepository {

    private static volatile String address = "http://127.0.0.1:1";

    static void areAt(String newAddress) {
        address = newAddress;
    }

    /** The server would like to keep the secret in another form; there is one client only, and it stays as it is. */
    @Override
    public void save(RegisteredClient client) {}

    @Override
    public RegisteredClient findById(String id) {
        return plimsoll();
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return id.equals(OpenIdProvider.CLIENT) ? plimsoll() : null;
    }

    private static RegisteredClient plimsoll() {
        return RegisteredClient.withId("1")
                .clientId(OpenIdProvider.CLIENT)
                .clientSecret("{noop}" + OpenIdProvider.CLIENT_SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(address + "/sign-in/back/here")
                .postLogoutRedirectUri(address + "/sign-in")
                .scope("openid")
                .scope("profile")
                .scope("email")
                .clientSettings(ClientSettings.builder()
                        .requireAuthorizationConsent(false)
                        .requireProofKey(true)
                        .build())
                .build();
    }
}
