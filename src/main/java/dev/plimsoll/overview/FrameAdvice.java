package dev.plimsoll.overview;

import dev.plimsoll.When;
import dev.plimsoll.access.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Hands every page what its frame shows. */
@ControllerAdvice(annotations = Controller.class)
class FrameAdvice {

    private final ReaderZone zone;
    private final StateSentence sentence;
    private final StyleSheet style;
    private final LiveSignals signals;
    private final Clock clock;

    FrameAdvice(ReaderZone zone, StateSentence sentence, StyleSheet style, LiveSignals signals, Clock clock) {
        this.zone = zone;
        this.sentence = sentence;
        this.style = style;
        this.signals = signals;
        this.clock = clock;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        var person = SecurityContextHolder.getContext().getAuthentication();
        var frame = new Frame(
                name(person),
                isAdmin(person),
                ReaderZone.cookie(request, "theme")
                        .filter(theme -> theme.equals("dark") || theme.equals("light"))
                        .orElse(null),
                zone.isUtc(request),
                When.label(zone.local(request), clock.instant()),
                address(request),
                signals.position(),
                style.version(),
                sentence::now);
        // A page that explains a failure has no model of its own: it finds the frame here.
        request.setAttribute("frame", frame);
        return frame;
    }

    private static @Nullable String name(@Nullable Authentication person) {
        return person != null && person.getPrincipal() instanceof SignedInPerson known ? known.displayName() : null;
    }

    private static boolean isAdmin(@Nullable Authentication person) {
        return person != null
                && person.getAuthorities().stream().anyMatch(role -> "ROLE_ADMIN".equals(role.getAuthority()));
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
