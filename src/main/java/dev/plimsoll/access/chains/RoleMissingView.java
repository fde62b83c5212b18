package dev.plimsoll.access.chains;

import dev.plimsoll.access.Permissions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page for somebody without the role: which one is missing, and who can give it. */
@Component
@Order(0)
class RoleMissingView implements ErrorViewResolver {

    private static final String ROLE = RoleMissingView.class.getName() + ".role";

    private final Permissions permissions;

    RoleMissingView(Permissions permissions) {
        this.permissions = permissions;
    }

    /** Keeps for the page which role was asked for, if a role was. */
    static void describe(HttpServletRequest request, AccessDeniedException failure) {
        if (failure instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision) {
            decision.getAuthorities().stream()
                    .findFirst()
                    .map(String::valueOf)
                    .ifPresent(role -> request.setAttribute(
                            ROLE, role.replaceFirst("^ROLE_", "").toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, @Nullable Object> model) {
        if (status != HttpStatus.FORBIDDEN
                || !(request.getAttribute(ROLE) instanceof String role)
                || request.getHeader("HX-Request") != null) {
            return null;
        }
        var filled = new HashMap<>(model);
        filled.put("role", role);
        filled.put("administrators", permissions.administrators());
        return new ModelAndView("access/role-missing", filled, status);
    }
}
