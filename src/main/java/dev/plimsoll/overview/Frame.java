package dev.plimsoll.overview;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the frame of a page shows around its content.
 *
 * @param theme {@code light}, {@code dark}, or null for the system's
 * @param localZoneLabel letters of the reader's own zone, such as CET
 * @param address the address of this page with its query, without the host
 * @param livePosition the last live signal before this page was drawn: the page is told what comes after it
 * @param styleVersion changes whenever the style sheet does
 * @param sentence reads the state sentence
 */
public record Frame(
        @Nullable String person,
        boolean isAdmin,
        @Nullable String theme,
        boolean isUtc,
        String localZoneLabel,
        String address,
        String livePosition,
        String styleVersion,
        Supplier<StateSentence.State> sentence) {

    /** Asked for only by a page that shows it. */
    public StateSentence.State state() {
        return sentence.get();
    }

    /** Whether the page looks at another instant, while the state sentence tells of now. */
    public boolean isPast() {
        var at = UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .getFirst("at");
        return at != null && !at.isBlank() && !at.equalsIgnoreCase("now");
    }

    /** At most two letters that stand for the person. */
    public String initials() {
        return person == null
                ? ""
                : Stream.of(person.strip().split("[\\s._@-]+"))
                        .filter(word -> !word.isEmpty())
                        .limit(2)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .collect(Collectors.joining());
    }

    public String otherTheme() {
        return "dark".equals(theme) ? "light" : "dark";
    }

    /** The address of this page with one parameter more: for switches that work without script. */
    public String withParameter(String name, String value) {
        return UriComponentsBuilder.fromUriString(address)
                .replaceQueryParam(name, value)
                .build()
                .toUriString();
    }
}
