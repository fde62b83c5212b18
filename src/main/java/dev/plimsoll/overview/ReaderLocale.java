package dev.plimsoll.overview;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleContextResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Tells every controller the zone of its reader: a parameter of type {@link java.time.ZoneId} is that zone. */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class ReaderLocale extends AcceptHeaderLocaleResolver implements LocaleContextResolver {

    private final ReaderZone zone;

    ReaderLocale(ReaderZone zone) {
        this.zone = zone;
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        var reader = TimeZone.getTimeZone(zone.of(request));
        return new TimeZoneAwareLocaleContext() {

            @Override
            public Locale getLocale() {
                return resolveLocale(request);
            }

            @Override
            public TimeZone getTimeZone() {
                return reader;
            }
        };
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException(
                "The reader's zone is chosen by " + DisplaySettings.class.getSimpleName());
    }
}
