package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Where a person goes after signing in: back to the page that was asked for, if it is one of ours. */
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final RequestCache requests;
    private final SignInAttempts attempts;

    SignInOutcome(RequestCache requests, SignInAttempts attempts) {
        this.requests = requests;
        this.attempts = attempts;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        attempts.giveBack(request);
        var saved = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        response.sendRedirect(saved == null ? request.getContextPath() + "/" : address(saved));
    }

    /** Does not tell a wrong password from an unknown user name. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var because = failure instanceof InternalAuthenticationServiceException ? "unavailable" : "failed";
        response.sendRedirect(request.getContextPath() + "/sign-in?because=" + because);
    }

    /** The path and query alone: the host that the first request named may have been anybody's. */
    private static String address(SavedRequest saved) {
        if (!(saved instanceof DefaultSavedRequest request) || !isOurs(request.getRequestURI())) {
            return "/";
        }
        return request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }

    private static boolean isOurs(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\");
    }
}
