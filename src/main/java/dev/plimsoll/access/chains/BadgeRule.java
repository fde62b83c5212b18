package dev.plimsoll.access.chains;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may see badges: whoever is signed in or shows a token, and everybody where the installation says so. */
@Component
class BadgeRule implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthorizationManager<RequestAuthorizationContext> readers =
            AuthenticatedAuthorizationManager.authenticated();
    private final BadgeProperties properties;

    BadgeRule(BadgeProperties properties) {
        this.properties = properties;
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext request) {
        return properties.isPublic() ? new AuthorizationDecision(true) : readers.authorize(who, request);
    }
}
