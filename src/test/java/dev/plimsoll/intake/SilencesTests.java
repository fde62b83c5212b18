package dev.plimsoll.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is remembered of when sources were heard. */
@PlimsollTest
class SilencesTests {

    private static final Instant FIRST = Instant.parse("2026-09-01T10:00:00Z");
    private static final Instant NOW = FIRST.plus(Duration.ofDays(60));

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    Silences silences;

    @Autowired
    Sources sources;

    private Words words;

    @BeforeEach
    @AfterEach
    void empty() {
        words = new Words(context);
        plimsoll.empty();
        sources.expect("events", null);
    }

    @Test
    void aSilenceIsKnownByThePausesAfterItsDeliveriesWereDropped() {
        sayEachHour(0, 30);
        words.look();
        sayEachHour(40, 41);
        words.look();
        jdbc.sql("truncate intake.delivery").update();

        var events = events(FIRST, NOW);

        assertThat(events.silences())
                .containsExactly(
                        new Silence(hour(30 * 24 - 1), hour(40 * 24), Duration.ofHours(2)),
                        new Silence(hour(41 * 24 - 1), null, Duration.ofHours(2)));
        assertThat(events.usualPause()).isEqualTo(Duration.ofHours(1));
        assertThat(events.silentSince()).isEqualTo(hour(41 * 24 - 1));
        assertThat(events.lastAt()).isEqualTo(hour(41 * 24 - 1));
    }

    @Test
    void aWordThatNobodyHasLookedAtYetEndsASilence() {
        sayEachHour(0, 30);
        words.look();
        sayEachHour(40, 41);

        assertThat(events(FIRST, hour(40 * 24)).silentSince()).isNull();
        assertThat(events(FIRST, hour(40 * 24)).silences())
                .containsExactly(new Silence(hour(30 * 24 - 1), hour(40 * 24), Duration.ofHours(2)));
    }

    @Test
    void asOfAnInstantItIsSilentWhoIsHeardLater() {
        sayEachHour(0, 30);
        sayEachHour(40, 41);
        words.look();

        assertThat(events(FIRST, hour(30 * 24)).silentSince()).isNull();
        assertThat(events(FIRST, hour(35 * 24)).silentSince()).isEqualTo(hour(30 * 24 - 1));
    }

    @Test
    void onlyTheSilencesOfTheWindowAreTold() {
        sayEachHour(0, 30);
        sayEachHour(40, 41);
        words.look();

        assertThat(silences.between(hour(0), hour(29 * 24), NOW))
                .allSatisfy(hearing -> assertThat(hearing.silences()).isEmpty());
        assertThat(silences.between(hour(35 * 24), hour(36 * 24), NOW))
                .filteredOn(hearing -> hearing.source().equals("events"))
                .flatExtracting(Hearing::silences)
                .hasSize(1);
    }

    @Test
    void lookingAgainNotesNothingNew() {
        sayEachHour(0, 30);
        words.look();
        words.look();

        assertThat(jdbc.sql("select count(*) from intake.pause")
                        .query(Long.class)
                        .single())
                .isEqualTo(30 * 24 - 1);
    }

    @Test
    void aHeartbeatCountsAtOnceAndAlsoForThePast() {
        sayEachHour(0, 1);
        sayEachHour(2, 3);
        words.look();
        assertThat(events(FIRST, hour(48)).silences()).isEmpty();

        sources.expect("events", Heartbeat.of("20 h"));

        assertThat(events(FIRST, hour(48)).silences())
                .containsExactly(new Silence(hour(23), hour(48), Duration.ofHours(20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 h", "91 d", "-5 h", "soon", "3", "99999 h", "30 min"})
    void aHeartbeatThatIsNoneIsRefused(String typed) {
        assertThatExceptionOfType(InvalidSource.class)
                .isThrownBy(() -> Heartbeat.of(typed))
                .withMessageContaining("from 1 h to 90 d");
    }

    @Test
    void whoBringsDeploymentsIsKnownByWhatItBrought() {
        plimsoll.report("""
                [{"type": "deployment", "id": "1", "service": "pay", "environment": "production", "sha": "aaaaaaa",
                  "status": "succeeded", "time": "2026-11-20T09:00:00Z"}]
                """);

        assertThat(silences.between(FIRST, NOW, NOW))
                .filteredOn(hearing -> hearing.source().equals("events"))
                .flatExtracting(Hearing::origins)
                .containsExactly("events");
    }

    private Hearing events(Instant from, Instant at) {
        return silences.between(from, at, at).stream()
                .filter(hearing -> hearing.source().equals("events"))
                .findFirst()
                .orElseThrow();
    }

    private static Instant hour(long n) {
        return FIRST.plus(Duration.ofHours(n));
    }

    private void sayEachHour(int fromDay, int toDay) {
        words.eachHour("events", hour(fromDay * 24L), hour(toDay * 24L - 1));
    }
}
