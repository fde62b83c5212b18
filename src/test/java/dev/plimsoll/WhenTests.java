package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Tests for {@link When}. */
class WhenTests {

    private static final Instant NOW = Instant.parse("2026-11-16T09:02:12Z");

    private final When berlin = new When(Clock.fixed(NOW, ZoneOffset.UTC), ZoneId.of("Europe/Berlin"));

    @Test
    void saysAsLittleAsIsUnambiguous() {
        assertThat(berlin.moment(NOW)).isEqualTo("10:02");
        assertThat(berlin.moment(NOW.minus(Duration.ofDays(4)))).isEqualTo("Thu 10:02");
        assertThat(berlin.moment(NOW.minus(Duration.ofDays(30)))).isEqualTo("17 Oct 11:02");
        assertThat(berlin.moment(NOW.minus(Duration.ofDays(400)))).isEqualTo("12 Oct 2025 11:02");
    }

    @Test
    void namesTheZoneAsItIsAtThatInstant() {
        assertThat(berlin.full(NOW)).isEqualTo("Mon 16 Nov 2026, 10:02:12 CET");
        assertThat(berlin.full(Instant.parse("2026-07-01T08:00:00Z"))).isEqualTo("Wed 1 Jul 2026, 10:00:00 CEST");
        assertThat(When.label(ZoneOffset.UTC, NOW)).isEqualTo("UTC");
    }

    @Test
    void tellsBothHoursOfTheNightInWhichTheClockGoesBack() {
        assertThat(berlin.full(Instant.parse("2026-10-25T00:30:00Z"))).endsWith("02:30:00 CEST");
        assertThat(berlin.full(Instant.parse("2026-10-25T01:30:00Z"))).endsWith("02:30:00 CET");
    }

    @Test
    void givesAgesInOneUnit() {
        assertThat(berlin.age(NOW.minusSeconds(12))).isEqualTo("12 s");
        assertThat(berlin.age(NOW.minusSeconds(60 * 27))).isEqualTo("27 min");
        assertThat(berlin.age(NOW.minusSeconds(3600 * 29))).isEqualTo("29 h");
        assertThat(berlin.age(NOW.minusSeconds(86400 * 3))).isEqualTo("3 d");
        assertThat(berlin.age(NOW.plusSeconds(5))).isEqualTo("0 s");
    }

    @Test
    void givesLengthsInTwoUnitsAtMost() {
        assertThat(berlin.duration(Duration.ofSeconds(45))).isEqualTo("45 s");
        assertThat(berlin.duration(Duration.ofMinutes(4))).isEqualTo("4 min");
        assertThat(berlin.duration(Duration.ofMinutes(72))).isEqualTo("1 h 12 min");
        assertThat(berlin.duration(Duration.ofHours(91))).isEqualTo("3 d 19 h");
    }

    @Test
    void saysNothingOfATimeThatIsNotKnown() {
        assertThat(berlin.moment(null)).isEmpty();
        assertThat(berlin.age(null)).isEmpty();
        assertThat(berlin.duration(null)).isEmpty();
    }
}
