package dev.plimsoll.gates.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link Ics} with another library as the judge of what it writes. */
class IcsJudgedTests {

    private static final Instant MADE = Instant.parse("2026-11-25T10:00:00Z");
    private static final Weekly WEEKEND =
            WeeklyText.parse("Fri 16:00 to Mon 08:00").get(0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London",
                "America/New_York",
                "Australia/Sydney",
                "Asia/Kolkata",
                "Africa/Cairo",
                "Africa/Casablanca",
                "America/Santiago",
                "Australia/Lord_Howe",
                "Asia/Jerusalem",
                "Europe/Dublin",
                "America/Nuuk",
                "UTC",
                "+02:00"
            })
    void everyTimeZoneIsDescribedSoThatItsOffsetIsRightForTwentyYears(String zone) throws Exception {
        var id = ZoneId.of(zone);
        var calendar = read(
                new Ics().add("a@plimsoll", "Weekend", "", WEEKEND, id, MADE).text());

        assertThat(calendar.validate().hasErrors()).isFalse();
        var described = calendar.<VTimeZone>getComponents(Component.VTIMEZONE).get(0);
        for (var month = 0; month < 240; month++) {
            var at = ZonedDateTime.of(2026, 12, 5, 12, 0, 0, 0, id).plusMonths(month);
            if (hasJustChanged(at)) {
                continue;
            }
            var observance = described.getApplicableObservance(at.toInstant());
            assertThat(observance.getRequiredProperty("TZOFFSETTO").getValue())
                    .as("the offset in %s at %s", zone, at)
                    .isEqualTo(
                            at.getOffset().getId().equals("Z")
                                    ? "+0000"
                                    : at.getOffset().getId().replace(":", ""));
        }
    }

    @Test
    void aWeeklyFreezeReturnsAtTheSameTimeOfTheWallInSummerToo() throws Exception {
        var calendar = read(new Ics()
                .add("a@plimsoll", "Weekend", "", WEEKEND, ZoneId.of("Europe/London"), MADE)
                .text());

        VEvent event = (VEvent) calendar.getComponents(Component.VEVENT).get(0);
        var starts = event
                .<ZonedDateTime>calculateRecurrenceSet(new net.fortuna.ical4j.model.Period<>(
                        ZonedDateTime.parse("2027-06-01T00:00:00+01:00[Europe/London]"),
                        ZonedDateTime.parse("2027-06-14T00:00:00+01:00[Europe/London]")))
                .stream()
                .map(period -> period.getStart().toInstant())
                .toList();

        assertThat(starts).contains(Instant.parse("2027-06-04T15:00:00Z"), Instant.parse("2027-06-11T15:00:00Z"));
    }

    @Test
    void textWithLineBreaksAndWideLettersComesBackAsItWas() throws Exception {
        var from = LocalDateTime.parse("2026-12-24T00:00");
        var title = "Sale; all, of \\ it: " + "ü".repeat(80);
        var description = "first line\nsecond, line; and \\ more";

        var text = new Ics()
                .add("x@plimsoll", title, description, new Once(from, from.plusDays(3)), ZoneId.of("UTC"), MADE)
                .text();

        var event = read(text).getComponents(Component.VEVENT).get(0);
        assertThat(event.getRequiredProperty("SUMMARY").getValue()).isEqualTo(title);
        assertThat(event.getRequiredProperty("DESCRIPTION").getValue()).isEqualTo(description);
        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    void whatReturnsBeginsWithTheFirstDateThatItsRuleNames() {
        var from = LocalDateTime.parse("2026-12-02T12:00");

        var text = new Ics()
                .add(
                        "x@plimsoll",
                        "Last Friday",
                        "",
                        new Recurring(from, from.plusHours(2), "FREQ=MONTHLY;BYDAY=-1FR"),
                        ZoneId.of("Europe/London"),
                        MADE)
                .text();

        assertThat(text).contains("DTSTART;TZID=Europe/London:20261225T120000", "RRULE:FREQ=MONTHLY;BYDAY=-1FR");
    }

    @Test
    void theRestOfTheWeekIsWhatLiesOutsideOfItsWindows() {
        var windows = List.of(WeeklyText.parse("Mon-Thu 09:00 to 17:00"), WeeklyText.parse("Fri 09:00 to 16:00"));

        assertThat(WeekGaps.of(windows.stream().flatMap(List::stream).toList()))
                .extracting(Weekly::text)
                .containsExactly(
                        "Mon 17:00 to Tue 09:00",
                        "Tue 17:00 to Wed 09:00",
                        "Wed 17:00 to Thu 09:00",
                        "Thu 17:00 to Fri 09:00",
                        "Fri 16:00 to Mon 09:00");
        assertThat(WeekGaps.of(List.of())).isEmpty();
    }

    /** The judge compares the hours after a change with UTC, and is a little late in the east. */
    private static boolean hasJustChanged(ZonedDateTime at) {
        var next = at.getZone().getRules().nextTransition(at.toInstant().minus(Duration.ofDays(1)));
        return next != null && next.getInstant().isBefore(at.toInstant());
    }

    private static Calendar read(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }
}
