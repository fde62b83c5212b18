package dev.plimsoll.overview;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Lets a reader choose zone and theme by a link: {@code ?tz=utc}, {@code ?theme=dark}. The choice goes into a cookie and
 * the parameter out of the address.
 */
@Component
class DisplaySettings implements HandlerInterceptor, WebMvcConfigurer {

    private static final Map<String, Set<String>> CHOICES =
            Map.of(ReaderZone.CHOICE, Set.of("utc", "local"), "theme", Set.of("dark", "light", "system"));

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns(List.of("/api/**", "/webhooks/**", "/actuator/**"));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!request.getMethod().equals("GET") || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        var address = UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
        var isChosen = false;
        for (var choice : CHOICES.entrySet()) {
            var value = request.getParameter(choice.getKey());
            if (value != null && choice.getValue().contains(value)) {
                response.addHeader(HttpHeaders.SET_COOKIE, cookie(choice.getKey(), value));
                address.replaceQueryParam(choice.getKey());
                isChosen = true;
            }
        }
        if (isChosen) {
            response.sendRedirect(address.build().toUriString());
        }
        return !isChosen;
    }

    private static String cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .build()
                .toString();
    }
}
