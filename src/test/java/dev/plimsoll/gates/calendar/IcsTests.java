package dev.plimsoll.gates.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Tests for {@link Ics}. */
class IcsTests {

    private static final Instant MADE = Instant.parse("2026-11-25T10:00:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void saysWhenAFreezeBeginsAndReturns() {
        var text = new Ics()
                .add(
                        "freeze-1@plimsoll",
                        "Weekend",
                        "",
                        WeeklyText.parse("Fri 16:00 to Mon 08:00").get(0),
                        LONDON,
                        MADE)
                .text();

        assertThat(text.split("\r\n"))
                .contains(
                        "DTSTART;TZID=Europe/London:20261127T160000",
                        "DTEND;TZID=Europe/London:20261130T080000",
                        "RRULE:FREQ=WEEKLY",
                        "SUMMARY:Weekend")
                .startsWith("BEGIN:VCALENDAR")
                .endsWith("END:VCALENDAR");
    }

    @Test
    void neverLetsATitleWriteALineOfItsOwn() {
        var from = LocalDateTime.parse("2026-12-24T00:00");
        var title = "Sale; all, of\r\nBEGIN:VEVENT " + "ü".repeat(80);

        var text = new Ics()
                .add("x", title, "", new Once(from, from.plusDays(3)), LONDON, MADE)
                .text();

        assertThat(text).contains("SUMMARY:Sale\\; all\\, of\\nBEGIN:VEVENT");
        assertThat(text.split("\r\n"))
                .filteredOn(line -> line.equals("BEGIN:VEVENT"))
                .hasSize(1);
        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }
}
