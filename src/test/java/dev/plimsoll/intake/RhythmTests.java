package dev.plimsoll.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a source speaks and when it is silent, over histories that are thrown by dice. */
class RhythmTests {

    private static final Instant MONDAY = Instant.parse("2026-08-03T00:00:00Z");
    private static final Instant END = MONDAY.plus(Duration.ofDays(112));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theWeekendOfATeamThatWorksFromMondayToFridayIsNoSilence(long seed) {
        var rhythm = rhythm(weekdays(seed, day -> true), null);

        assertThat(rhythm.silences(END)).isEmpty();
        assertThat(rhythm.usualPause(END)).isBetween(Duration.ofHours(50), Duration.ofHours(80));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void oneMoreDayOffBesideAWeekendIsNoSilence(long seed) {
        var dayOff = new Random(seed).nextInt(5, 16) * 7L + (seed % 2 == 0 ? 0 : 4);

        assertThat(rhythm(weekdays(seed, day -> day != dayOff), null).silences(END))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aWeekAndAHalfWithoutAWordIsOneSilence(long seed) {
        var words = weekdays(seed, day -> day < 60 || day > 70);

        var silences = rhythm(words, null).silences(END);

        assertThat(silences).hasSize(1);
        assertThat(silences.get(0).from()).isEqualTo(last(words, MONDAY.plus(Duration.ofDays(60))));
        assertThat(silences.get(0).until()).isAfter(MONDAY.plus(Duration.ofDays(70)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everySilenceIsAPauseBeyondItsLimitAndLaterWordsChangeNone(long seed) {
        var words = anyhow(new Random(seed));
        var cut = words.get(words.size() / 2);
        var all = rhythm(words, null);

        var before = rhythm(words.stream().filter(at -> !at.isAfter(cut)).toList(), null)
                .silences(cut);

        assertThat(all.silences(END))
                .allSatisfy(silence -> assertThat(
                                Duration.between(silence.from(), silence.until() == null ? END : silence.until()))
                        .isGreaterThan(silence.limit()))
                .doesNotHaveDuplicates();
        assertThat(all.silences(cut)).isEqualTo(before);
        assertThat(all.silences(END).stream()
                        .filter(silence ->
                                silence.until() != null && !silence.until().isAfter(cut)))
                .isEqualTo(before.stream()
                        .filter(silence -> silence.until() != null)
                        .toList());
    }

    @Test
    void whoHasSpokenTooLittleIsNeverSilent() {
        var burst = MONDAY.plus(Duration.ofDays(20));
        var words = new ArrayList<Instant>();
        for (var n = 0; n < 1_000; n++) {
            words.add(burst.plusSeconds(n));
        }

        assertThat(rhythm(words, null).usualPause(END)).isNull();
        assertThat(rhythm(words, null).silences(END)).isEmpty();
        assertThat(new Rhythm(null, List.of(), null).silences(END)).isEmpty();
    }

    @Test
    void burstsDoNotMakeANightASilence() {
        var words = new ArrayList<Instant>();
        weekdays(7, day -> true).forEach(at -> {
            for (var n = 0; n < 50; n++) {
                words.add(at.plusMillis(n * 20L));
            }
        });

        assertThat(rhythm(words, null).silences(END)).isEmpty();
    }

    @Test
    void anExpectedHeartbeatCountsInsteadOfTheUsualPause() {
        var words = List.of(MONDAY, MONDAY.plus(Duration.ofHours(5)), MONDAY.plus(Duration.ofHours(11)));

        assertThat(rhythm(words, Duration.ofHours(5)).silences(MONDAY.plus(Duration.ofHours(13))))
                .containsExactly(new Silence(
                        MONDAY.plus(Duration.ofHours(5)), MONDAY.plus(Duration.ofHours(11)), Duration.ofHours(5)));
        assertThat(rhythm(words, Duration.ofHours(5)).silences(MONDAY.plus(Duration.ofHours(17))))
                .hasSize(2)
                .last()
                .extracting(Silence::until)
                .isNull();
    }

    /** A few words between nine and five on the working days that a team works. */
    private static List<Instant> weekdays(long seed, Predicate<Long> works) {
        var random = new Random(seed);
        var words = new ArrayList<Instant>();
        for (var day = 0L; day < 112; day++) {
            var isWeekend = day % 7 >= DayOfWeek.SATURDAY.getValue() - 1;
            for (var n = 0; n < 6 && !isWeekend && works.test(day); n++) {
                words.add(MONDAY.plus(Duration.ofDays(day)).plusSeconds(9 * 3_600 + random.nextInt(8 * 3_600)));
            }
        }
        return words.stream().sorted().toList();
    }

    private static List<Instant> anyhow(Random random) {
        var words = new ArrayList<Instant>();
        var most = 1 + random.nextInt(20);
        for (var at = MONDAY; at.isBefore(END); at = at.plusSeconds(60 + random.nextInt(most * 3_600))) {
            words.add(at);
            if (random.nextInt(100) == 0) {
                at = at.plus(Duration.ofHours(random.nextInt(300)));
            }
        }
        return words;
    }

    /** As the pauses between words are kept. */
    private static Rhythm rhythm(List<Instant> words, Duration heartbeat) {
        var pauses = new ArrayList<Rhythm.Pause>();
        for (var n = 1; n < words.size(); n++) {
            if (Duration.between(words.get(n - 1), words.get(n)).compareTo(Rhythm.SHORTEST) >= 0) {
                pauses.add(new Rhythm.Pause(words.get(n - 1), words.get(n)));
            }
        }
        pauses.add(new Rhythm.Pause(words.get(words.size() - 1), null));
        return new Rhythm(words.get(0), pauses, heartbeat);
    }

    private static Instant last(List<Instant> words, Instant before) {
        return words.stream()
                .filter(at -> at.isBefore(before))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
