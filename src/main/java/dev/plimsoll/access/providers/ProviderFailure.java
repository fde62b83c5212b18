package dev.plimsoll.access.providers;

import dev.plimsoll.access.Acts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Where somebody goes whose way through a provider ended before the goal; why it did stands in the log. */
@Component
class ProviderFailure implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(ProviderFailure.class);

    /** Anybody can ask for that at any rate, and the audit log keeps every line. */
    private static final String NOT_BEGUN_HERE = "stale-provider";

    private final Acts acts;

    ProviderFailure(Acts acts) {
        this.acts = acts;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var provider = provider(request);
        log.warn("Nobody came in through {}: {}", provider, oneLine(failure));
        if (failure instanceof RoleMissing) {
            request.getSession().setAttribute(RoleMissingNotice.ATTRIBUTE, provider);
            acts.record("sign-in.refused", "provider", provider, null, Map.of("because", "no role"));
            response.sendRedirect(request.getContextPath() + "/sign-in/no-role");
            return;
        }
        var because = because(failure);
        if (!because.equals(NOT_BEGUN_HERE)) {
            acts.record("sign-in.failed", "provider", provider, null, Map.of("because", because));
        }
        response.sendRedirect(
                "%s/sign-in?because=%s&provider=%s".formatted(request.getContextPath(), because, provider));
    }

    private static String because(AuthenticationException failure) {
        if (failure instanceof ProviderUnavailable) {
            return "provider-down";
        }
        if (failure instanceof OAuth2AuthenticationException oauth) {
            return switch (oauth.getError().getErrorCode()) {
                case "access_denied" -> "cancelled";
                case "authorization_request_not_found", "invalid_state_parameter" -> NOT_BEGUN_HERE;
                default -> "provider-odd";
            };
        }
        return "provider-odd";
    }

    /** The last part of the path, if it can be the name of a provider. */
    private static String provider(HttpServletRequest request) {
        return request.getRequestURI().replaceFirst(".*/", "").replaceAll("[^a-z0-9-]", "");
    }

    private static String oneLine(AuthenticationException failure) {
        var said = String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}", " ");
        return said.substring(0, Math.min(said.length(), 500));
    }
}
