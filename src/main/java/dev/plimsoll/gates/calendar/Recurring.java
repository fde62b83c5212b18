package dev.plimsoll.gates.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * On dates that return, such as the days around each new year.
 *
 * @param from the beginning of the first, inclusive
 * @param until the end of the first, exclusive; the others last as long on the wall's clock
 * @param rule a RRULE of iCalendar by days, weeks, months or years, such as {@code FREQ=YEARLY}
 */
public record Recurring(LocalDateTime from, LocalDateTime until, String rule) implements Rhythm {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Map<String, String> WORDS = Map.of(
            "FREQ=DAILY", "every day",
            "FREQ=WEEKLY", "every week",
            "FREQ=MONTHLY", "every month",
            "FREQ=YEARLY", "every year");

    public Recurring {
        new Once(from, until);
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new CalendarInvalid("What returns lasts at most a year: write it as one that does not return");
        }
        rule = rule.strip().toUpperCase(Locale.ROOT);
        if (Dates.of(rule).from(from, from).findFirst().isEmpty()) {
            throw new CalendarInvalid("No date fits the rule “%s”: try FREQ=YEARLY".formatted(rule));
        }
    }

    @Override
    public Stream<WallSpan> between(LocalDateTime start, LocalDateTime end) {
        var length = Duration.between(from, until);
        return Dates.of(rule)
                .from(from, start.minus(length))
                .takeWhile(begin -> begin.isBefore(end))
                .map(begin -> new WallSpan(begin, begin.plus(length)))
                .filter(span -> span.overlaps(start, end));
    }

    /** The first that its rule names, which may be later than what it was written with. */
    WallSpan first() {
        var begin = Dates.of(rule).from(from, from).findFirst().orElse(from);
        return new WallSpan(begin, begin.plus(Duration.between(from, until)));
    }

    @Override
    public String text() {
        return "%s to %s, %s"
                .formatted(Once.DATE.format(from), Once.DATE.format(until), WORDS.getOrDefault(rule, rule));
    }
}
