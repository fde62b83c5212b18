package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which window one is compared with; clocks in Berlin went back on 25 October 2026 and forward on 29 March. */
class QuestionTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T23:00:00Z, 2026-11-01T23:00:00Z, 2026-10-18T22:00:00Z",
        "2026-10-18T22:00:00Z, 2026-10-25T23:00:00Z, 2026-10-11T22:00:00Z",
        "2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 2026-10-23T22:00:00Z",
        "2026-10-25T23:00:00Z, 2026-10-26T23:00:00Z, 2026-10-24T22:00:00Z",
        "2026-03-29T22:00:00Z, 2026-04-05T22:00:00Z, 2026-03-22T23:00:00Z"
    })
    void wholeDaysAreComparedWithAsManyDaysBefore(Instant from, Instant to, Instant before) {
        assertThat(before(from, to)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T23:00:00Z, 2026-10-28T11:00:00Z, 2026-10-23T10:00:00Z",
        "2026-10-25T23:00:00Z, 2026-10-26T05:00:00Z, 2026-10-25T17:00:00Z",
        "2026-10-26T08:00:00Z, 2026-10-27T08:00:00Z, 2026-10-25T08:00:00Z"
    })
    void whatIsNoWholeDayIsComparedWithTheSameLengthOfTime(Instant from, Instant to, Instant before) {
        assertThat(before(from, to)).isEqualTo(before);
    }

    private static Instant before(Instant from, Instant to) {
        var before = new Question(null, null, from, to, null, LeadTimeOf.COMMIT, true).before(BERLIN);
        assertThat(before.to()).isEqualTo(from);
        return before.from();
    }
}
