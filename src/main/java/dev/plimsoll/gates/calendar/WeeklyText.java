package dev.plimsoll.gates.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads how people write spans of the week: {@code Fri 16:00 to Mon 08:00}, {@code Mon-Thu 09:00 to 17:00}. */
public final class WeeklyText {

    private static final String DAY = "([a-z]{3,9})";
    private static final String TIME = "(\\d{1,2}:\\d{2})";
    private static final Pattern OVER_DAYS =
            Pattern.compile(DAY + "\\s+" + TIME + "\\s*(?:to|-|–)\\s*" + DAY + "\\s+" + TIME);
    private static final Pattern EACH_DAY =
            Pattern.compile(DAY + "(?:\\s*[-–]\\s*" + DAY + ")?\\s+" + TIME + "\\s*(?:to|-|–)\\s*" + TIME);

    private WeeklyText() {}

    /** @throws CalendarInvalid if it is neither of the two forms */
    public static List<Weekly> parse(String written) {
        var text = written.strip().toLowerCase(Locale.ROOT);
        var overDays = OVER_DAYS.matcher(text);
        if (overDays.matches()) {
            return List.of(new Weekly(
                    day(overDays.group(1)), time(overDays.group(2)), day(overDays.group(3)), time(overDays.group(4))));
        }
        var eachDay = EACH_DAY.matcher(text);
        if (eachDay.matches()) {
            return eachDay(eachDay.toMatchResult());
        }
        throw new CalendarInvalid(
                "“%s” is no span of the week: write “Fri 16:00 to Mon 08:00” or “Mon-Thu 09:00 to 17:00”"
                        .formatted(written));
    }

    private static List<Weekly> eachDay(MatchResult match) {
        var first = day(match.group(1));
        var last = match.group(2) == null ? first : day(match.group(2));
        var from = time(match.group(3));
        var until = time(match.group(4));
        var days = Math.floorMod(last.getValue() - first.getValue(), 7) + 1;
        return IntStream.range(0, days)
                .mapToObj(first::plus)
                .map(day -> new Weekly(day, from, from.isBefore(until) ? day : day.plus(1), until))
                .toList();
    }

    private static DayOfWeek day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(word))
                .findFirst()
                .orElseThrow(() -> new CalendarInvalid("“%s” is no day of the week: write Mon to Sun".formatted(word)));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            throw new CalendarInvalid("“%s” is no time of the day: write 00:00 to 23:59".formatted(text));
        }
    }
}
