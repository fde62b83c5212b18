package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests for {@link Cursor}. */
class CursorTests {

    @Test
    void comesBackFromAnAddressToTheMicrosecond() {
        var cursor = new Cursor(Instant.parse("2026-11-24T10:00:00.123456Z"), 42);

        assertThat(Cursor.of(cursor.text())).contains(cursor);
    }

    @Test
    void isIgnoredWhenItIsNotOurs() {
        assertThat(Cursor.of("<script>")).isEmpty();
        assertThat(Cursor.of("1-99999999999999999999")).isEmpty();
        assertThat(Cursor.of(null)).isEmpty();
    }
}
