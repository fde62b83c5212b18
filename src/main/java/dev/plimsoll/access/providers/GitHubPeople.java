package dev.plimsoll.access.providers;

import dev.plimsoll.access.AccessProperties;
import dev.plimsoll.access.DeclaredProvider;
import dev.plimsoll.access.ProviderAccount;
import dev.plimsoll.access.Reception;
import dev.plimsoll.access.SignedInPerson;
import java.util.Objects;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** People who come through GitHub; their teams there, as {@code organisation/team}, are their groups. */
@Component
class GitHubPeople implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

    private final AccessProperties properties;
    private final Reception reception;
    private final GitHubApi api;
    private final DefaultOAuth2UserService users = new DefaultOAuth2UserService();

    GitHubPeople(AccessProperties properties, Reception reception, GitHubApi api, ProviderHttp http) {
        this.properties = properties;
        this.reception = reception;
        this.api = api;
        users.setRestOperations(http.template());
    }

    @Override
    public SignedInPerson loadUser(OAuth2UserRequest request) {
        var name = request.getClientRegistration().getRegistrationId();
        var provider = Objects.requireNonNull(properties.providers().get(name), name);
        var account = account(name, provider, request);
        return reception.welcome(account, provider.grants(account.groups())).orElseThrow(() -> new RoleMissing(name));
    }

    private ProviderAccount account(String name, DeclaredProvider provider, OAuth2UserRequest request) {
        var user = users.loadUser(request);
        var claims = new Claims(user.getAttributes());
        var login = claims.text("login").orElseThrow(() -> new UnusableClaim("GitHub named no login"));
        var token = request.getAccessToken().getTokenValue();
        try {
            return new ProviderAccount(
                    name,
                    provider.address(),
                    user.getName(),
                    login,
                    OidcPeople.shown(claims.text("name")).orElse(login),
                    api.verifiedEmail(provider, token).orElse(null),
                    login,
                    api.teams(provider, token),
                    null);
        } catch (RestClientException e) {
            throw new ProviderUnavailable(name, e);
        }
    }
}
