package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A request of a trusted proxy, with one address in {@code X-Forwarded-For}: the last one that is no proxy of ours. What
 * stands before it was written by the caller. {@code Forwarded} is left out, because few proxies overwrite it.
 */
class ForwardedRequest extends HttpServletRequestWrapper {

    private static final String FOR = "x-forwarded-for";
    private static final String FORWARDED = "forwarded";

    private final Predicate<String> isProxy;

    ForwardedRequest(HttpServletRequest request, Predicate<String> isProxy) {
        super(request);
        this.isProxy = isProxy;
    }

    @Override
    public @Nullable String getHeader(String name) {
        var values = getHeaders(name);
        return values.hasMoreElements() ? values.nextElement() : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case FORWARDED -> Collections.emptyEnumeration();
            case FOR -> Collections.enumeration(client());
            default -> super.getHeaders(name);
        };
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !name.equalsIgnoreCase(FORWARDED))
                .toList());
    }

    private List<String> client() {
        var hops = Collections.list(super.getHeaders(FOR)).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        for (var i = hops.size() - 1; i >= 0; i--) {
            if (!isProxy.test(hops.get(i))) {
                return List.of(hops.get(i));
            }
        }
        return hops.isEmpty() ? List.of() : List.of(hops.get(0));
    }
}
