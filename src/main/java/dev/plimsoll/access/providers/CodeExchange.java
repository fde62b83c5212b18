package dev.plimsoll.access.providers;

import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** Gives a code for a token, and refuses an ID token that is no text before anybody takes it for one. */
class CodeExchange implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

    private static final OAuth2Error NO_ID_TOKEN =
            new OAuth2Error("invalid_id_token", "The answer has no ID token, or one that is no text", null);

    private final RestClientAuthorizationCodeTokenResponseClient tokens =
            new RestClientAuthorizationCodeTokenResponseClient();

    CodeExchange(ProviderHttp http) {
        tokens.setRestClient(http.tokens());
    }

    @Override
    public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
        var answer = tokens.getTokenResponse(request);
        if (request.getClientRegistration().getScopes().contains(OidcScopes.OPENID) && !hasIdToken(answer)) {
            throw new OAuth2AuthorizationException(NO_ID_TOKEN);
        }
        return answer;
    }

    private static boolean hasIdToken(OAuth2AccessTokenResponse answer) {
        return answer.getAdditionalParameters().get("id_token") instanceof String token && !token.isBlank();
    }
}
