package dev.plimsoll.gates.web;

import dev.plimsoll.gates.FreezeDraft;
import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.calendar.CalendarInvalid;
import dev.plimsoll.gates.calendar.Once;
import dev.plimsoll.gates.calendar.Recurring;
import dev.plimsoll.gates.calendar.Rhythm;
import dev.plimsoll.gates.calendar.Weekly;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form about a freeze, as somebody typed it.
 *
 * @param typed texts by the names of the fields
 */
record FreezeForm(Map<String, String> typed) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST_RULE = 200;

    static FreezeForm beginning(ZoneId zone) {
        return new FreezeForm(Map.of(
                "kind",
                "weekly",
                "fromDay",
                "FRIDAY",
                "fromTime",
                "16:00",
                "untilDay",
                "MONDAY",
                "untilTime",
                "08:00",
                "zone",
                zone.getId(),
                "what",
                "all",
                "repeats",
                "FREQ=YEARLY"));
    }

    /** Empty where nothing is typed. */
    public String text(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private @Nullable String textOrNull(String name) {
        return text(name).isEmpty() ? null : text(name);
    }

    /**
     * What it says.
     *
     * @param refusals gets what is wrong, by the name of the field
     * @return empty where something is refused
     */
    Optional<FreezeDraft> draft(Map<String, String> refusals) {
        var rhythm = rhythm(refusals);
        var zone = at("zone", refusals, () -> ZoneId.of(text("zone")));
        var service = text("what").equals("service") ? textOrNull("service") : null;
        var team = text("what").equals("team") ? textOrNull("team") : null;
        if (text("what").equals("service") && service == null) {
            refusals.put("service", "Name the service, or choose all services");
        }
        if (text("what").equals("team") && team == null) {
            refusals.put("team", "Choose the team, or all services");
        }
        if (text("reason").isEmpty()) {
            refusals.put("reason", "Say why nothing may pass: whoever is held reads it");
        }
        var title = text("title").isEmpty() ? text("reason") : text("title");
        if (rhythm == null || zone == null || !refusals.isEmpty()) {
            return Optional.empty();
        }
        try {
            var shown = title.length() > 200 && text("title").isEmpty() ? title.substring(0, 200) : title;
            return Optional.of(new FreezeDraft(
                    shown, rhythm, zone, service, team, textOrNull("environment"), textOrNull("reason")));
        } catch (GateRefusal refused) {
            refusals.put(refused.field(), String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private @Nullable Rhythm rhythm(Map<String, String> refusals) {
        return switch (text("kind")) {
            case "weekly" -> weekly(refusals);
            case "once" -> once(refusals);
            case "recurring" -> recurring(refusals);
            default -> {
                refusals.put("kind", "Choose every week, once, or on dates that return");
                yield null;
            }
        };
    }

    private @Nullable Rhythm weekly(Map<String, String> refusals) {
        var from = at("fromTime", refusals, () -> time("fromTime"));
        var until = at("untilTime", refusals, () -> time("untilTime"));
        var fromDay = at("fromDay", refusals, () -> DayOfWeek.valueOf(text("fromDay")));
        var untilDay = at("untilDay", refusals, () -> DayOfWeek.valueOf(text("untilDay")));
        return from == null || until == null || fromDay == null || untilDay == null
                ? null
                : at("untilTime", refusals, () -> new Weekly(fromDay, from, untilDay, until));
    }

    private @Nullable Once once(Map<String, String> refusals) {
        var start = at("start", refusals, () -> moment("start"));
        var end = at("end", refusals, () -> moment("end"));
        return start == null || end == null ? null : at("end", refusals, () -> new Once(start, end));
    }

    private @Nullable Rhythm recurring(Map<String, String> refusals) {
        var first = once(refusals);
        var rule = text("rule").isEmpty() ? text("repeats") : text("rule");
        if (rule.length() > LONGEST_RULE) {
            refusals.put("rule", "A rule has at most %d characters".formatted(LONGEST_RULE));
        }
        if (first == null || !refusals.isEmpty()) {
            return null;
        }
        var field = first.until().minusDays(366).isAfter(first.from()) ? "end" : "rule";
        return at(field, refusals, () -> new Recurring(first.from(), first.until(), rule));
    }

    private LocalTime time(String name) {
        return LocalTime.parse(text(name)).withSecond(0).withNano(0);
    }

    private LocalDateTime moment(String name) {
        var time = LocalDateTime.parse(text(name).replace(' ', 'T')).withNano(0);
        if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
            throw new CalendarInvalid("Give a year from %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
        }
        return time;
    }

    private static <T> @Nullable T at(String field, Map<String, String> refusals, Supplier<T> read) {
        try {
            return read.get();
        } catch (CalendarInvalid refused) {
            refusals.put(field, String.valueOf(refused.getMessage()));
        } catch (DateTimeException | IllegalArgumentException refused) {
            refusals.put(field, help(field));
        }
        return null;
    }

    private static String help(String field) {
        return switch (field) {
            case "zone" -> "Write a time zone such as Europe/London";
            case "start", "end" -> "Write a day and a time such as 2026-12-24 16:00";
            case "fromDay", "untilDay" -> "Choose a day of the week";
            default -> "Write a time of the day such as 16:00";
        };
    }
}
