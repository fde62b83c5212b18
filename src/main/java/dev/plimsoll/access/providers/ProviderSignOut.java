package dev.plimsoll.access.providers;

import dev.plimsoll.access.Acts;
import dev.plimsoll.access.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends the session at the provider too, where it offers that: OpenID Connect RP-Initiated Logout 1.0. */
@Component
public class ProviderSignOut implements LogoutSuccessHandler {

    private static final String ATTRIBUTE = "plimsoll.end-session";

    private final Registrations registrations;
    private final Acts acts;

    ProviderSignOut(Registrations registrations, Acts acts) {
        this.registrations = registrations;
        this.acts = acts;
    }

    /**
     * By a page of ours that goes on by itself: the Content-Security-Policy does not let the answer to a form lead to
     * another site.
     */
    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person)
            throws IOException {
        if (person != null) {
            acts.record("person.signed-out", "person", person.getName());
        }
        var there = address(request, person);
        there.ifPresent(address -> request.getSession().setAttribute(ATTRIBUTE, address));
        response.sendRedirect(request.getContextPath() + (there.isPresent() ? "/sign-out/on" : "/sign-in?because=out"));
    }

    /** Where the provider ends its session, once. */
    public static Optional<String> take(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String address)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return Optional.of(address);
    }

    private Optional<String> address(HttpServletRequest request, @Nullable Authentication person) {
        if (!(person instanceof OAuth2AuthenticationToken token)
                || !(token.getPrincipal() instanceof SignedInPerson known)
                || known.getIdToken() == null) {
            return Optional.empty();
        }
        var registration = registrations.known(token.getAuthorizedClientRegistrationId());
        if (registration == null
                || !(registration
                                .getProviderDetails()
                                .getConfigurationMetadata()
                                .get("end_session_endpoint")
                        instanceof String endpoint)) {
            return Optional.empty();
        }
        var back = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/sign-in")
                .toUriString();
        return Optional.of(UriComponentsBuilder.fromUriString(endpoint)
                .queryParam("id_token_hint", known.getIdToken().getTokenValue())
                .queryParam("post_logout_redirect_uri", back)
                .encode()
                .toUriString());
    }
}
