package dev.plimsoll.gates.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link OpeningHours}. */
class OpeningHoursTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Weekly WEEKEND =
            WeeklyText.parse("Fri 16:00 to Mon 08:00").get(0);

    @Test
    void saysOnFridayAfternoonWhenMondayComes() {
        var friday = Instant.parse("2026-11-20T16:47:00Z");

        var opens = closed(WEEKEND, LONDON).nextOpening(friday).orElseThrow();

        assertThat(OpeningWords.of(opens, friday, LONDON)).isEqualTo("opens Mon 08:00 (in 63 h 13 min)");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T15:59:59Z, true",
        "2026-11-20T16:00:00Z, false",
        "2026-11-23T07:59:59Z, false",
        "2026-11-23T08:00:00Z, true"
    })
    void closesAndOpensAtTheFullHour(Instant at, boolean open) {
        assertThat(closed(WEEKEND, LONDON).isOpen(at)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-11-21T12:00:00Z, 64",
        "Europe/London, 2026-03-28T12:00:00Z, 63",
        "Europe/London, 2026-10-24T12:00:00Z, 65",
        "America/New_York, 2026-03-07T12:00:00Z, 63",
        "America/New_York, 2026-10-31T12:00:00Z, 65"
    })
    void isAsLongAsTheClocksMakeTheWeekend(ZoneId zone, Instant within, long hours) {
        var weekend = Schedule.closed(WEEKEND, zone).at(within).orElseThrow();

        assertThat(weekend.length()).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void beginsAfterTheGapWhereItsBeginningNeverComes() {
        var night = new Once(LocalDateTime.parse("2026-03-29T01:30"), LocalDateTime.parse("2026-03-29T05:00"));

        assertThat(Schedule.closed(night, LONDON).at(Instant.parse("2026-03-29T02:00:00Z")))
                .contains(new Span(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-29T04:00:00Z")));
    }

    @Test
    void beginsEarlyAndEndsLateInTheHourThatComesTwice() {
        var begins = new Once(LocalDateTime.parse("2026-10-25T01:30"), LocalDateTime.parse("2026-10-25T05:00"));
        var ends = new Once(LocalDateTime.parse("2026-10-24T20:00"), LocalDateTime.parse("2026-10-25T01:30"));
        var night = Instant.parse("2026-10-25T00:45:00Z");

        assertThat(Schedule.closed(begins, LONDON).at(night))
                .map(Span::from)
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(Schedule.closed(ends, LONDON).at(night))
                .map(Span::until)
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void waitsForAWindowThatNoClosureCovers() {
        var windows = WeeklyText.parse("Mon-Thu 09:00 to 17:00").stream()
                .map(window -> Schedule.open(window, NEW_YORK))
                .toList();
        var holiday = new Once(LocalDateTime.parse("2026-11-23T00:00"), LocalDateTime.parse("2026-11-25T00:00"));
        var hours = new OpeningHours(windows, List.of(new Closure("Holiday", Schedule.closed(holiday, NEW_YORK))));

        assertThat(hours.nextOpening(Instant.parse("2026-11-20T18:00:00Z")))
                .contains(Instant.parse("2026-11-25T14:00:00Z"));
    }

    @Test
    void knowsThatItNeverOpens() {
        var hours = new OpeningHours(
                List.of(Schedule.open(WeeklyText.parse("Sat 10:00 to 12:00").get(0), LONDON)),
                List.of(new Closure("Weekend", Schedule.closed(WEEKEND, LONDON))));

        assertThat(hours.nextOpening(Instant.parse("2026-11-20T18:00:00Z"))).isEmpty();
    }

    @Test
    void returnsEachYear() {
        var years = new Recurring(
                LocalDateTime.parse("2024-12-24T00:00"), LocalDateTime.parse("2025-01-02T00:00"), "FREQ=YEARLY");

        assertThat(closed(years, LONDON).isOpen(Instant.parse("2031-12-31T23:59:00Z")))
                .isFalse();
        assertThat(closed(years, LONDON).nextOpening(Instant.parse("2031-12-24T00:00:00Z")))
                .contains(Instant.parse("2032-01-02T00:00:00Z"));
        assertThat(closed(years, LONDON).isOpen(Instant.parse("2031-12-23T23:59:59Z")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY", "every year"})
    void refusesARuleWithoutDates(String rule) {
        var from = LocalDateTime.parse("2026-01-01T00:00");

        assertThatExceptionOfType(CalendarInvalid.class).isThrownBy(() -> new Recurring(from, from.plusDays(1), rule));
    }

    @Test
    void refusesAnEndBeforeTheBeginning() {
        var from = LocalDateTime.parse("2026-01-01T00:00");

        assertThatExceptionOfType(CalendarInvalid.class)
                .isThrownBy(() -> new Once(from, from.minusDays(1)))
                .withMessageContaining("give a later end");
        assertThatExceptionOfType(CalendarInvalid.class)
                .isThrownBy(() -> WeeklyText.parse("Fri to Mon"))
                .withMessageContaining("Fri 16:00 to Mon 08:00");
    }

    private static OpeningHours closed(Rhythm rhythm, ZoneId zone) {
        return new OpeningHours(List.of(), List.of(new Closure("Freeze", Schedule.closed(rhythm, zone))));
    }
}
