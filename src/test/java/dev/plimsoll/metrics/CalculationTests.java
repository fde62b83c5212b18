package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days, medians, intervals and survival, without a database. */
class CalculationTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T00:00:00Z, 2026-03-29T23:00:00Z, 2",
        "2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z, 1",
        "2026-10-24T23:00:00Z, 2026-10-26T00:00:00Z, 1",
        "2026-11-02T00:00:00Z, 2026-11-02T12:00:00Z, 0.5"
    })
    void aDayOfTwentyThreeOrTwentyFiveHoursIsOneDay(Instant from, Instant to, double days) {
        assertThat(new Window(from, to, Instant.parse("2027-01-01T00:00:00Z"), from, LONDON, List.of()).days())
                .isEqualTo(days, within(1e-9));
    }

    @Test
    void daysBeforeTheFirstEventAndAfterNowAreNotWatched() {
        var window = new Window(
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-11-11T00:00:00Z"),
                Instant.parse("2026-11-08T12:00:00Z"),
                Instant.parse("2026-11-03T17:00:00Z"),
                ZoneId.of("UTC"),
                List.of());

        assertThat(window.days()).isEqualTo(5.5, within(1e-9));
        assertThat(window.weeks()).hasSize(3);
        assertThat(window.weeks().stream().map(window::isComplete)).containsExactly(false, false, false);
    }

    @Test
    void percentilesLieBetweenTheTwoNearestValues() {
        assertThat(Percentiles.of(new long[] {100, 300, 800, 90}).median()).hasValue(200);
        assertThat(Percentiles.of(new long[] {100, 300, 800}).median()).hasValue(300);
        assertThat(Percentiles.of(new long[] {0, 10}).at(0.9)).hasValue(9);
        assertThat(Percentiles.of(new long[0]).median()).isEmpty();
    }

    @Test
    void whatIsStillOpenMovesTheMedianOfSurvival() {
        assertThat(Survival.median(List.of(1.0, 2.0, 3.0), List.of())).hasValue(2);
        assertThat(Survival.median(List.of(1.0, 2.0, 3.0), List.of(5.0, 6.0))).hasValue(3);
        assertThat(Survival.median(List.of(1.0), List.of(5.0, 6.0))).isEmpty();
    }

    @Test
    void anIntervalHoldsItsShareAndNothingFailedIsNotNoRisk() {
        var random = new Random(7);
        for (var n = 0; n < 200; n++) {
            var of = 1 + random.nextInt(500);
            var part = random.nextInt(of + 1);
            var interval = Wilson.of(part, of);
            assertThat(interval.low()).isBetween(0.0, (double) part / of + 1e-9);
            assertThat(interval.high()).isBetween((double) part / of - 1e-9, 1.0);
        }
        assertThat(Wilson.of(0, 10).high()).isEqualTo(0.2775, within(1e-3));
    }
}
