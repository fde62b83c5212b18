package dev.plimsoll.access.chains;

import dev.plimsoll.access.Acts;
import dev.plimsoll.access.People;
import dev.plimsoll.access.Reauthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Where a person goes after signing in: back to the page that was asked for, if it is one of ours. */
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInOutcome.class);

    private final RequestCache requests;
    private final SignInAttempts attempts;
    private final People people;
    private final Acts acts;
    private final Reauthentication proof;

    SignInOutcome(RequestCache requests, SignInAttempts attempts, People people, Acts acts, Reauthentication proof) {
        this.requests = requests;
        this.attempts = attempts;
        this.people = people;
        this.acts = acts;
        this.proof = proof;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (authentication instanceof UsernamePasswordAuthenticationToken) {
            attempts.giveBack(request);
        }
        acts.record("person.signed-in", "person", authentication.getName());
        proof.signedIn(request.getSession());
        var saved = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        response.sendRedirect(saved == null ? request.getContextPath() + "/" : address(saved));
    }

    /** Does not tell a wrong password from an unknown user name. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var isOurs = failure instanceof InternalAuthenticationServiceException;
        if (isOurs) {
            log.warn("Nobody can sign in with a password at the moment", failure);
        } else {
            acts.record("sign-in.failed", "person", guessed(request));
        }
        response.sendRedirect(request.getContextPath() + "/sign-in?because=" + (isOurs ? "unavailable" : "failed"));
    }

    /** What was typed only if it is a user name: passwords end up in that field too. */
    private String guessed(HttpServletRequest request) {
        var typed = SignInAttempts.name(request);
        return people.isKnown(typed) ? typed : "an unknown user name";
    }

    /** The path and query alone: the host that the first request named may have been anybody's. */
    private static String address(SavedRequest saved) {
        if (!(saved instanceof DefaultSavedRequest request)) {
            return "/";
        }
        var path = Objects.requireNonNullElse(request.getRequestURI(), "");
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return isOurs(path) ? path + query : "/";
    }

    private static boolean isOurs(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\");
    }
}
