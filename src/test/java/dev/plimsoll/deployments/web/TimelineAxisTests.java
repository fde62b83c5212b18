package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests for {@link TimelineAxis} and {@link TickStep}. */
class TimelineAxisTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void hasSomeTicksAndNeverTooMany() {
        var random = new Random(3);
        for (var round = 0; round < 500; round++) {
            var from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));
            var window = new TimeWindow(from, from.plusSeconds(60 + random.nextInt(400 * 86_400 - 60)), false);

            var ticks = TickStep.of(window.length()).ticks(window, BERLIN);

            assertThat(ticks).isSorted().doesNotHaveDuplicates().allMatch(window::contains);
            assertThat(ticks).hasSizeBetween(1, 16);
        }
    }

    @Test
    void givesBothHoursATickWhereClocksArePutBack() {
        var window = window("2026-10-25T00:00:00Z", Duration.ofHours(2));

        assertThat(TimelineAxis.of(window, BERLIN).ticks())
                .extracting(TimelineAxis.Tick::label)
                .containsSubsequence("02:00", "02:45", "02:00", "02:45", "03:00");
    }

    @Test
    void leavesOutTheHourThatClocksJumpOver() {
        var window = window("2026-03-29T00:00:00Z", Duration.ofHours(4));

        assertThat(TimelineAxis.of(window, BERLIN).ticks())
                .extracting(TimelineAxis.Tick::label)
                .contains("01:30", "03:00")
                .noneMatch(label -> label.startsWith("02:"));
    }

    @Test
    void shadesWeekendsFromThreeDaysOn() {
        assertThat(TimelineAxis.of(window("2026-11-20T00:00:00Z", Duration.ofDays(7)), BERLIN)
                        .weekends())
                .hasSize(1);
        assertThat(TimelineAxis.of(window("2026-11-21T00:00:00Z", Duration.ofDays(2)), BERLIN)
                        .weekends())
                .isEmpty();
    }

    @Test
    void placesInstantsInProportion() {
        var scale = TimelineScale.of(window("2026-11-20T00:00:00Z", Duration.ofHours(4)));

        assertThat(scale.x(Instant.parse("2026-11-20T01:00:00Z"))).isEqualTo(25);
        assertThat(scale.x(Instant.parse("2026-11-19T23:00:00Z"))).isZero();
        assertThat(scale.x(Instant.parse("2026-11-21T00:00:00Z"))).isEqualTo(100);
    }

    private static TimeWindow window(String from, Duration length) {
        return new TimeWindow(Instant.parse(from), Instant.parse(from).plus(length), false);
    }
}
