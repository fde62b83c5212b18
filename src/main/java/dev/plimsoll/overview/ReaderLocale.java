package dev.plimsoll.overview;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;

/** Lets a controller ask for the reader's zone: a parameter of type {@link java.time.ZoneId} is all it takes. */
@Component("localeResolver")
class ReaderLocale extends AbstractLocaleContextResolver {

    private final ReaderZone zone;

    ReaderLocale(ReaderZone zone) {
        this.zone = zone;
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        var readers = TimeZone.getTimeZone(zone.of(request));
        return new TimeZoneAwareLocaleContext() {

            @Override
            public Locale getLocale() {
                return Locale.ENGLISH;
            }

            @Override
            public TimeZone getTimeZone() {
                return readers;
            }
        };
    }

    /** A reader chooses by a link; see {@link DisplaySettings}. */
    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("The zone is chosen by ?tz=, and the language is English");
    }
}
