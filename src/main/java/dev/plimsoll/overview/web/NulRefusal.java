package dev.plimsoll.overview.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a query with a NUL character: no name has one, and PostgreSQL cannot even compare with it. */
@Component
class NulRefusal extends OncePerRequestFilter {

    private static final String PROBLEM = """
            {"type":"/problems/invalid-parameter","title":"Leave the NUL character out","status":400,\
            "detail":"A parameter has a NUL character (%00), which no name and no time has."}""";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null || !query.contains("%00");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }
}
