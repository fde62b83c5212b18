package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days with a deployment and the bands of frequencies, without a database. */
class DeploymentDaysTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.parse("2026-10-05");

    @ParameterizedTest
    @CsvSource({
        "3 3 3 3, 5, ELITE, 3",
        "3 3 3 3, 4.9, HIGH, 3",
        "5 2 2 5 2, 9, HIGH, 2",
        "1 1 0 1, 0.75, HIGH, 1",
        "1 0 1 0, 0.5, MEDIUM, 0.5",
        "0 0 0 1, 0.25, MEDIUM, 0",
        "1 0 0 0 0 0 0 0 0 1 0 0, 0.2, MEDIUM, 0",
        "1 0 0 0 0 0 0 0 0 0 0 0, 0.1, LOW, 0",
        "0 0 0 0, 0, LOW, 0"
    })
    void theBandIsOfTheMedianWeekOrMonth(String perWeek, double average, Band band, double median) {
        var days = days(perWeek);

        assertThat(days.band(average).value()).isEqualTo(band);
        assertThat(days.band(average).label()).isEqualTo("survey clusters, not thresholds");
        assertThat(days.median()).hasValue(median);
    }

    @Test
    void belowFourWholeWeeksThereIsNoBandButAReason() {
        assertThat(days("5 5 5").band(7.0)).isEqualTo(new Measures.Banded(null, Reason.TOO_FEW_WEEKS, Band.LABEL));
        assertThat(days("5 5 5").median()).hasValue(5);
    }

    /** @param perWeek on how many days of each week, from Monday on; twice on each of them */
    private static DeploymentDays days(String perWeek) {
        var weeks =
                Arrays.stream(perWeek.split(" ")).mapToInt(Integer::parseInt).toArray();
        var at = LongStream.builder();
        for (var week = 0; week < weeks.length; week++) {
            for (var day = 0; day < weeks[week]; day++) {
                var morning = MONDAY.plusWeeks(week).plusDays(day).atTime(0, 30).atZone(BERLIN);
                at.add(morning.toInstant().toEpochMilli());
                at.add(morning.plusHours(20).toInstant().toEpochMilli());
            }
        }
        var window = new Window(
                MONDAY.minusDays(2).atStartOfDay(BERLIN).toInstant(),
                MONDAY.plusWeeks(weeks.length).plusDays(3).atStartOfDay(BERLIN).toInstant(),
                Instant.parse("2027-02-01T00:00:00Z"),
                MONDAY.atStartOfDay(BERLIN).toInstant(),
                BERLIN,
                List.of());
        return DeploymentDays.of(window, at.build());
    }
}
