package dev.plimsoll.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How senders write instants. */
class TimesTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-03T21:50:00Z, 2026-11-03T21:50:00Z",
        "2026-11-03T21:50:00.1234567Z, 2026-11-03T21:50:00.123456700Z",
        "2026-11-03T21:50:00.123456789123Z, 2026-11-03T21:50:00.123456789Z",
        "2026-11-03T21:50:00+01:00, 2026-11-03T20:50:00Z",
        "2026-11-03T21:50:00-0530, 2026-11-04T03:20:00Z",
        "2026-11-03 21:50:00 +0200, 2026-11-03T19:50:00Z",
        "2026-11-03 21:50:00 UTC, 2026-11-03T21:50:00Z",
        "2026-11-03 21:50:00.25 UTC, 2026-11-03T21:50:00.250Z",
        "1793735400, 2026-11-03T19:50:00Z",
        "1793735400.25, 2026-11-03T19:50:00.250Z",
        "1.793735400125E9, 2026-11-03T19:50:00.125Z",
        "1793735400123, 2026-11-03T19:50:00.123Z",
        "1793735400123456, 2026-11-03T19:50:00.123456Z",
        "1793735400123456789, 2026-11-03T19:50:00.123456789Z",
    })
    void anInstantIsReadHoweverItIsWritten(String text, Instant instant) {
        assertThat(Times.of(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-11-03",
                "2026-13-03T21:50:00Z",
                "2026-11-03T21:50:00",
                "0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00",
                "0",
                "99999999999999999999",
                "-5",
                "20.26",
                "1.5E99"
            })
    void whatIsNoInstantIsNone(String text) {
        assertThat(Times.of(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-03T21:50:00, 2026-11-03T21:50:00Z", "2026-11-03T21:50:00+01:00, 2026-11-03T20:50:00Z"})
    void whereUtcIsToBeAssumedItIs(String text, Instant instant) {
        assertThat(Times.ofUtc(text)).isEqualTo(instant);
    }
}
