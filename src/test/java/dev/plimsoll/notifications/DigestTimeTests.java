package dev.plimsoll.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.scheduling.support.CronExpression;

/** Tests for {@link DigestTime}, {@link Week} and what may be configured. */
class DigestTimeTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0 0 8 * * MON | 2026-11-23T06:59:59Z | -",
                "0 0 8 * * MON | 2026-11-23T07:00:00Z | 2026-11-16",
                "0 0 8 * * MON | 2026-11-29T22:59:59Z | 2026-11-16",
                "0 0 8 * * MON | 2026-11-29T23:00:00Z | -",
                "0 0 8 * * MON | 2026-03-30T05:59:59Z | -",
                "0 0 8 * * MON | 2026-03-30T06:00:00Z | 2026-03-23",
                "0 0 0 * * MON | 2026-11-22T23:00:00Z | 2026-11-16",
                "0 0 9 * * FRI | 2026-11-26T08:00:00Z | -",
                "0 0 9 * * FRI | 2026-11-27T08:00:00Z | 2026-11-16",
                "0 0 9 * * *   | 2026-11-27T08:00:00Z | 2026-11-16",
                "0 0 8 30 2 *  | 2026-11-27T08:00:00Z | -"
            })
    void isDueFromItsFirstTimeInTheWeekAfterOn(String times, Instant now, LocalDate monday) {
        assertThat(DigestTime.weekDue(CronExpression.parse(times), now, BERLIN).map(Week::monday))
                .isEqualTo(Optional.ofNullable(monday));
    }

    @Test
    void aWeekHasAnHourLessOrMoreWhereClocksChange() {
        assertThat(length("2026-03-29T12:00:00Z")).isEqualTo(Duration.ofHours(7 * 24 - 1));
        assertThat(length("2026-10-25T12:00:00Z")).isEqualTo(Duration.ofHours(7 * 24 + 1));
    }

    @Test
    void aWeekInTwoYearsNamesBoth() {
        assertThat(Week.of(Instant.parse("2026-12-30T00:00:00Z"), BERLIN).words())
                .isEqualTo("28 December 2026 to 3 January 2027");
    }

    @Test
    void canBeSwitchedOffAndRefusesWhatIsNoTime() {
        for (var off : List.of("off", "OFF", "false")) {
            assertThat(properties(off).hasDigest()).isFalse();
        }
        assertThat(properties("0 30 7 * * TUE").hasDigest()).isTrue();
        assertThat(catchThrowable(() -> properties("every Monday"))).rootCause().hasMessageContaining("every Monday");
    }

    private static Duration length(String at) {
        var week = Week.of(Instant.parse(at), BERLIN);
        return Duration.between(week.from(), week.to());
    }

    private static NotificationProperties properties(String digest) {
        return new Binder(new MapConfigurationPropertySource(Map.of("plimsoll.notifications.digest", digest)))
                .bindOrCreate("plimsoll.notifications", NotificationProperties.class);
    }
}
