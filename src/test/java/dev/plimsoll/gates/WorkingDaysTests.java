package dev.plimsoll.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link WorkingDays}: from Friday the second working day is Tuesday. */
class WorkingDaysTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:00:00Z, 2026-11-27T10:00:00Z",
        "2026-11-27T10:00:00Z, 2026-12-01T10:00:00Z",
        "2026-11-28T10:00:00Z, 2026-12-01T10:00:00Z",
        "2026-03-27T10:00:00Z, 2026-03-31T09:00:00Z"
    })
    void leavesOutTheWeekendAndKeepsTheTimeOnTheWall(Instant from, Instant due) {
        assertThat(WorkingDays.after(from, 2, ZoneId.of("Europe/London"))).isEqualTo(due);
    }
}
