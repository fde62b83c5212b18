package dev.plimsoll.access.chains;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Believes X-Forwarded headers of the proxies in {@code plimsoll.trusted-proxies} alone, which are CIDR blocks. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrustedProxies extends OncePerRequestFilter {

    private final List<IpAddressMatcher> trusted;
    private final ForwardedHeaderFilter believing = new ForwardedHeaderFilter();

    TrustedProxies(@Value("${plimsoll.trusted-proxies:}") List<String> blocks) {
        trusted = blocks.stream()
                .map(String::strip)
                .filter(block -> !block.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isTrusted(request.getRemoteAddr())) {
            believing.doFilter(new ForwardedRequest(request, this::isTrusted), response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(block -> matches(block, address));
    }

    private static boolean matches(IpAddressMatcher block, String address) {
        try {
            return block.matches(address);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
