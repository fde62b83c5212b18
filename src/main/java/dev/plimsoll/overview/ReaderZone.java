package dev.plimsoll.overview;

import dev.plimsoll.PlimsollProperties;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The zone in which somebody reads: UTC if they chose so, else their browser's, else the organisation's. */
@Component
public class ReaderZone {

    static final String CHOICE = "tz";
    private static final String BROWSER = "zone";

    private final ZoneId organisation;

    ReaderZone(PlimsollProperties properties) {
        this.organisation = properties.zone();
    }

    public ZoneId of(HttpServletRequest request) {
        return isUtc(request) ? ZoneOffset.UTC : local(request);
    }

    ZoneId ofTheOrganisation() {
        return organisation;
    }

    boolean isUtc(HttpServletRequest request) {
        return cookie(request, CHOICE).filter("utc"::equals).isPresent();
    }

    /** The zone that the reader's browser says it is in. */
    ZoneId local(HttpServletRequest request) {
        return cookie(request, BROWSER).flatMap(ReaderZone::parse).orElse(organisation);
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static Optional<ZoneId> parse(String name) {
        try {
            return Optional.of(ZoneId.of(URLDecoder.decode(name, StandardCharsets.UTF_8)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
