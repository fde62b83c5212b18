package dev.plimsoll.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for how an instant is written. */
class PointInTimeTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-16T10:02:12Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T09:19:00Z,           2026-11-16T09:19:00Z",
        "2026-11-16t09:19:00z,           2026-11-16T09:19:00Z",
        "2026-11-16T10:19:00+01:00,      2026-11-16T09:19:00Z",
        "2026-11-16T10:19:00 01:00,      2026-11-16T09:19:00Z",
        "2026-11-16T10:19 01:00,         2026-11-16T09:19:00Z",
        "2026-11-16 10:19:00.5 01:00,    2026-11-16T09:19:00.500Z",
        "2026-11-16T09:19,               2026-11-16T08:19:00Z",
        "2026-11-16 09:19,               2026-11-16T08:19:00Z",
        "2026-11-16 09:19:30,            2026-11-16T08:19:30Z",
        "2026-11-16,                     2026-11-15T23:00:00Z",
        "09:19,                          2026-11-16T08:19:00Z",
        "Now,                            2026-11-16T10:02:12Z",
        "2026-11-16T09:19:00.123456789Z, 2026-11-16T09:19:00.123456Z"
    })
    void readsWhatPeopleAndProgramsWrite(String text, Instant meant) {
        assertThat(PointInTime.of(text, BERLIN, NOW)).hasValue(meant);
    }

    @Test
    void readsEveryFormThatItNames() {
        assertThat(PointInTime.FORMS)
                .allSatisfy(form ->
                        assertThat(PointInTime.of(form, BERLIN, NOW)).as(form).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "",
                "1763284740",
                "2026-13-01",
                "24:61",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z"
            })
    void readsNothingElse(String text) {
        assertThat(PointInTime.of(text, BERLIN, NOW)).isEqualTo(Optional.empty());
    }

    @Test
    void takesTheFirstOfTwoEqualLocalTimesAndTheTimeAfterAMissingOne() {
        assertThat(PointInTime.of("2026-10-25T02:30", BERLIN, NOW)).hasValue(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(PointInTime.of("2026-03-29T02:30", BERLIN, NOW)).hasValue(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T09:19, true",
        "09:19, true",
        "2026-11-16T09:19Z, false",
        "2026-11-16T10:19 01:00, false",
        "now, false"
    })
    void knowsWhatMeansAnotherInstantElsewhere(String text, boolean isLocal) {
        assertThat(PointInTime.isLocal(text)).isEqualTo(isLocal);
    }
}
