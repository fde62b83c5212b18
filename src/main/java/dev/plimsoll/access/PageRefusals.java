package dev.plimsoll.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Sends people who have not signed in to where they can: to the sign-in page, or to Welcome while nobody exists.
 *
 * <p>A fragment or a stream is not redirected, or the sign-in page would land inside a table.
 */
@Component
class PageRefusals implements AuthenticationEntryPoint {

    private final People people;
    private final AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
    private final AuthenticationEntryPoint welcome = new LoginUrlAuthenticationEntryPoint("/welcome");

    PageRefusals(People people) {
        this.people = people;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", request.getContextPath() + "/sign-in");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getRequestURI().endsWith("/live")) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            (people.isEmpty() ? welcome : signIn).commence(request, response, failure);
        }
    }
}
