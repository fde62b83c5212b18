package dev.plimsoll.access.chains;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address whose first part is written with {@code %}: by that part everybody here tells machines from people,
 * some as it is written and some as it is read. Before all others, because the first of them would fail on it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class EncodedDoors extends OncePerRequestFilter {

    private static final Pattern ENCODED = Pattern.compile("/*[^/?]*%.*");

    private final RejectedRequests rejected;

    EncodedDoors(RejectedRequests rejected) {
        this.rejected = rejected;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (ENCODED.matcher(path).matches()) {
            rejected.handle(request, response, new RequestRejectedException("The first part of the path is encoded"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
