package dev.plimsoll.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link DayText}. */
class DayTextTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayIsTheReadersAndWhole() {
        assertThat(DayText.begin("from", "2026-10-25", BERLIN)).isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
        assertThat(DayText.end("to", "2026-10-25", BERLIN)).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
        assertThat(DayText.end("to", null, BERLIN)).isNull();
    }

    @Test
    void anInstantIsItself() {
        assertThat(DayText.begin("from", "2026-11-26T09:30:00Z", BERLIN))
                .isEqualTo(Instant.parse("2026-11-26T09:30:00Z"));
        assertThat(DayText.end("to", "2026-11-26T09:30:00 01:00", BERLIN))
                .isEqualTo(Instant.parse("2026-11-26T08:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "+999999999-12-31", "-0044-03-15", "2026-11-26T09:30:00"})
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(InvalidDay.class)
                .isThrownBy(() -> DayText.begin("from", text, BERLIN))
                .withMessageContaining(text);
    }
}
