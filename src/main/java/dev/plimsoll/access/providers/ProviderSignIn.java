package dev.plimsoll.access.providers;

import dev.plimsoll.access.AccessProperties;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** The way in through a provider, where any is declared: authorization code with PKCE, state and nonce. */
@Component
public class ProviderSignIn {

    private final AccessProperties properties;
    private final Registrations registrations;
    private final OidcPeople oidcPeople;
    private final GitHubPeople gitHubPeople;
    private final ProviderFailure failure;
    private final ProviderHttp http;

    ProviderSignIn(
            AccessProperties properties,
            Registrations registrations,
            OidcPeople oidcPeople,
            GitHubPeople gitHubPeople,
            ProviderFailure failure,
            ProviderHttp http) {
        this.properties = properties;
        this.registrations = registrations;
        this.oidcPeople = oidcPeople;
        this.gitHubPeople = gitHubPeople;
        this.failure = failure;
        this.http = http;
    }

    public HttpSecurity addTo(HttpSecurity pages, AuthenticationSuccessHandler success) {
        if (properties.providers().isEmpty()) {
            return pages;
        }
        return pages.oauth2Login(login -> login.loginPage("/sign-in")
                        .clientRegistrationRepository(registrations)
                        .authorizedClientRepository(new NoTokensKept())
                        .authorizationEndpoint(there -> there.authorizationRequestResolver(new AskAgain(registrations)))
                        .redirectionEndpoint(back -> back.baseUri("/sign-in/back/*"))
                        .tokenEndpoint(token -> token.accessTokenResponseClient(new CodeExchange(http)))
                        .userInfoEndpoint(
                                users -> users.userService(gitHubPeople).oidcUserService(oidcPeople))
                        .successHandler(success)
                        .failureHandler(failure))
                .addFilterBefore(
                        new ProviderDoor(registrations, failure), OAuth2AuthorizationRequestRedirectFilter.class);
    }
}
