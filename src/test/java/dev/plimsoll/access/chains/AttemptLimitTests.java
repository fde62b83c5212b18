package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests for {@link AttemptLimit}. */
class AttemptLimitTests {

    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    private final AttemptLimit limit = new AttemptLimit(2, Duration.ofSeconds(30));

    @Test
    void allowsSomeAtOnceAndThenSaysHowLongToWait() {
        assertThat(limit.take("ada", NINE)).isZero();
        assertThat(limit.take("ada", NINE.plusSeconds(5))).isZero();

        assertThat(limit.take("ada", NINE.plusSeconds(10))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void addsOneAfterEachPause() {
        limit.take("ada", NINE);
        limit.take("ada", NINE);

        assertThat(limit.take("ada", NINE.plusSeconds(30))).isZero();
        assertThat(limit.take("ada", NINE.plusSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(limit.take("ada", NINE.plusSeconds(3600))).isZero();
        assertThat(limit.take("ada", NINE.plusSeconds(3600))).isZero();
        assertThat(limit.take("ada", NINE.plusSeconds(3600))).isPositive();
    }

    @Test
    void countsEachKeyForItself() {
        limit.take("ada", NINE);
        limit.take("ada", NINE);

        assertThat(limit.take("grace", NINE)).isZero();
    }

    @Test
    void doesNotCountWhatWasGivenBack() {
        for (var i = 0; i < 10; i++) {
            assertThat(limit.take("ada", NINE)).isZero();
            limit.giveBack("ada", NINE);
        }
    }

    @Test
    void survivesAClockThatGoesBack() {
        limit.take("ada", NINE);
        limit.take("ada", NINE);

        assertThat(limit.take("ada", NINE.minusSeconds(60))).isPositive();
    }
}
