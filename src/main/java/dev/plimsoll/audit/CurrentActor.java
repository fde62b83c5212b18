package dev.plimsoll.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who is behind the request that this thread answers: a person by a session, a program by a token. */
@Component
class CurrentActor {

    private static final String API = "/api/";
    private static final String WEBHOOKS = "/webhooks/";

    Actor get() {
        var who = somebody();
        var request = request();
        if (request == null) {
            return who == null ? Actor.SYSTEM : actor(who, "person", "system", null);
        }
        var via = via(request);
        if (who == null) {
            return new Actor("nobody", "Nobody", "nobody", via, request.getRemoteAddr());
        }
        return actor(who, via.equals("page") ? "person" : "program", via, request.getRemoteAddr());
    }

    private static Actor actor(Authentication who, String kind, String via, @Nullable String address) {
        var name = who.getPrincipal() instanceof Named person ? person.displayName() : who.getName();
        return new Actor(who.getName(), name, kind, via, address);
    }

    private static @Nullable Authentication somebody() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken ? null : who;
    }

    private static String via(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith(WEBHOOKS)) {
            return "provider";
        }
        return path.startsWith(API) ? "api" : "page";
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
