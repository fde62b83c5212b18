package dev.plimsoll.deployments.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The timeline as a page shows it.
 *
 * @param at the cursor, or null
 * @param ran what ran at the cursor, what changed last first; none without a cursor
 * @param lastBefore when something last happened before the window, if nothing happened in it
 * @param zone of the reader
 */
record TimelineView(
        TimelineAsk ask,
        TimeWindow window,
        LanesShown shown,
        TimelineDrawing drawing,
        MarkTable table,
        @Nullable Instant at,
        List<RanAt> ran,
        @Nullable Instant lastBefore,
        List<String> environments,
        List<String> teams,
        TimelineLinks links,
        ZoneId zone) {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CURSOR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ENGLISH);

    public boolean isEmpty() {
        return shown.lanes().isEmpty() && drawing.shared().isEmpty();
    }

    public boolean isQuiet() {
        return !isEmpty() && drawing.marks() == 0;
    }

    public boolean isCursorShown() {
        return at != null && window.contains(at);
    }

    /** Such as {@code 12 marks in 3 lanes}. */
    public String count() {
        return number(drawing.marks(), "mark") + " in "
                + number(shown.lanes().size() + drawing.shared().size(), "lane");
    }

    public String fieldFrom() {
        return FIELD.format(window.from().atZone(zone));
    }

    public String fieldTo() {
        return FIELD.format(window.to().atZone(zone));
    }

    public String fieldAt() {
        return at == null ? "" : CURSOR.format(at.atZone(zone));
    }

    public boolean isLive() {
        return window.isLive();
    }

    /** What makes a view that ends now renew itself. */
    public String triggers() {
        return Stream.concat(
                        shown.services().stream().map(name -> "svc-%s from:body delay:300ms".formatted(name)),
                        Stream.of("incidents from:body delay:300ms", "resync from:body", "every 60s"))
                .collect(Collectors.joining(", "));
    }

    /** What stands in the address, with the window and the cursor as they are. */
    public TimelineAsk state() {
        return ask.about(window, at == null ? null : TimeText.of(at));
    }

    public boolean isFirstPage() {
        return ask.cursor() == null;
    }

    public boolean isChosen(String environment) {
        return environment.equalsIgnoreCase(Objects.requireNonNullElse(ask.env(), ""));
    }

    private static String number(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
