package dev.plimsoll.access.providers;

import dev.plimsoll.access.AccessProperties;
import dev.plimsoll.access.ProviderAccount;
import dev.plimsoll.access.Reception;
import dev.plimsoll.access.SignedInPerson;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** People who come through OpenID Connect, as their ID token and the provider's UserInfo describe them. */
@Component
class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final AccessProperties properties;
    private final Reception reception;
    private final OidcUserService claims = new OidcUserService();

    OidcPeople(AccessProperties properties, Reception reception, ProviderHttp http) {
        this.properties = properties;
        this.reception = reception;
        var userInfo = new DefaultOAuth2UserService();
        userInfo.setRestOperations(http.template());
        claims.setOauth2UserService(userInfo);
        claims.setRetrieveUserInfo(request -> request.getClientRegistration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri()
                != null);
    }

    @Override
    public SignedInPerson loadUser(OidcUserRequest request) {
        var name = request.getClientRegistration().getRegistrationId();
        var provider = Objects.requireNonNull(properties.providers().get(name), name);
        var said = claims.loadUser(request);
        var account = account(name, provider.address(), said, new Claims(said.getClaims()), provider.roleClaim());
        return reception.welcome(account, provider.grants(account.groups())).orElseThrow(() -> new RoleMissing(name));
    }

    private static ProviderAccount account(
            String provider, String issuer, OidcUser said, Claims claims, String roleClaim) {
        var subject = claims.text("sub").orElseThrow(() -> new UnusableClaim("The claim sub is missing"));
        var email = claims.text("email");
        var wanted = claims.text("preferred_username").or(() -> email).orElse(subject);
        return new ProviderAccount(
                provider,
                issuer,
                subject,
                wanted,
                shown(claims.text("name")).orElse(wanted),
                verified(email, claims),
                null,
                claims.groups(roleClaim),
                said.getIdToken());
    }

    private static @Nullable String verified(Optional<String> email, Claims claims) {
        return email.filter(any -> claims.isTrue("email_verified")).orElse(null);
    }

    static Optional<String> shown(Optional<String> name) {
        return name.map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(100, text.length())));
    }
}
