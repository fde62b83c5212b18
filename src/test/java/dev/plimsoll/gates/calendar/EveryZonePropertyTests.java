package dev.plimsoll.gates.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of opening hours in every zone of the world from 2024 to 2035. */
class EveryZonePropertyTests {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2036-01-01T00:00:00Z");

    /** One of those that show the same times in these years: the arithmetic knows nothing else of a zone. */
    private static final List<ZoneId> ZONES = List.copyOf(ZoneId.getAvailableZoneIds().stream()
            .sorted()
            .map(ZoneId::of)
            .collect(Collectors.toMap(EveryZonePropertyTests::clock, zone -> zone, (one, other) -> one))
            .values());

    @Test
    void aClosureAndTheWindowsThatItLeavesNeverOverlapAndLeaveNothingOut() {
        for (var zone : ZONES) {
            for (var closed : List.of(
                    WeeklyText.parse("Fri 16:00 to Mon 08:00").get(0),
                    WeeklyText.parse("Sun 01:30 to Sun 02:30").get(0))) {
                var closures = spans(Schedule.closed(closed, zone));
                var windows = spans(Schedule.open(closed.complement(), zone));
                assertAlternating(zone, closures, windows);
            }
        }
    }

    @Test
    void isClosedFromTheFirstInstantToTheLastAndNotBeyond() {
        for (var zone : ZONES) {
            var schedule =
                    Schedule.closed(WeeklyText.parse("Sat 23:30 to Sun 02:15").get(0), zone);
            var hours = new OpeningHours(List.of(), List.of(new Closure("Night", schedule)));
            for (var span : spans(schedule)) {
                assertThat(hours.isOpen(span.from().minusNanos(1)))
                        .as("before, in %s", zone)
                        .isTrue();
                assertThat(hours.isOpen(span.from())).as("first, in %s", zone).isFalse();
                assertThat(hours.isOpen(span.until().minusNanos(1)))
                        .as("last, in %s", zone)
                        .isFalse();
                assertThat(hours.isOpen(span.until())).as("after, in %s", zone).isTrue();
                assertThat(hours.nextOpening(span.from()))
                        .as("next, in %s", zone)
                        .contains(span.until());
            }
        }
    }

    @Test
    void theWallShowsTheWrittenTimesExceptWhereItNeverDoes() {
        for (var zone : ZONES) {
            for (var span : spans(
                    Schedule.closed(WeeklyText.parse("Sun 01:30 to Sun 03:30").get(0), zone))) {
                var begins =
                        LocalDateTime.ofInstant(span.from(), zone).toLocalTime().toString();
                if (!begins.equals("01:30")) {
                    assertThat(zone.getRules()
                                    .getTransition(LocalDateTime.ofInstant(span.from(), zone)
                                            .toLocalDate()
                                            .atTime(1, 30)))
                            .as("a gap at %s in %s", span.from(), zone)
                            .matches(transition -> transition.isGap()
                                    && transition.getInstant().equals(span.from()));
                }
            }
        }
    }

    @Test
    void anyMixOfHoursIsOpenExactlyWhereAWindowIsAndNoClosure() {
        var random = new Random(2024);
        for (var n = 0; n < 4000; n++) {
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var at = FIRST.plusSeconds(random.nextLong(LAST.getEpochSecond() - FIRST.getEpochSecond()));
            var hours = new OpeningHours(
                    List.of(Schedule.open(weekly(random), zone), Schedule.open(weekly(random), zone)),
                    List.of(
                            new Closure("Weekly", Schedule.closed(weekly(random), zone)),
                            new Closure("Yearly", Schedule.closed(yearly(random), zone))));
            var frozen = !hours.closedBy(at).isEmpty();
            assertThat(hours.isOpen(at) && frozen)
                    .as("open and frozen at %s in %s: %s", at, zone, hours)
                    .isFalse();
            hours.nextOpening(at).ifPresent(opens -> {
                assertThat(hours.isOpen(opens)).isTrue();
                assertThat(opens.equals(at) || !hours.isOpen(opens.minusNanos(1)))
                        .isTrue();
            });
        }
    }

    private static void assertAlternating(ZoneId zone, List<Span> closures, List<Span> windows) {
        var all = new ArrayList<>(closures);
        all.addAll(windows);
        all.sort(java.util.Comparator.comparing(Span::from));
        for (var n = 1; n < all.size(); n++) {
            assertThat(all.get(n).from())
                    .as("in %s after %s", zone, all.get(n - 1))
                    .isEqualTo(all.get(n - 1).until());
        }
    }

    private static List<Span> spans(Schedule schedule) {
        return schedule.between(FIRST, LAST).toList();
    }

    private static Weekly weekly(Random random) {
        var from = LocalDateTime.of(2024, 1, 1 + random.nextInt(7), random.nextInt(24), random.nextInt(4) * 15);
        var until = from.plusMinutes(15L * (1 + random.nextInt(600)));
        return new Weekly(from.getDayOfWeek(), from.toLocalTime(), until.getDayOfWeek(), until.toLocalTime());
    }

    private static Rhythm yearly(Random random) {
        var from = LocalDateTime.of(2024, 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24), 0);
        return new Recurring(from, from.plusHours(1 + random.nextInt(300)), "FREQ=YEARLY");
    }

    private static String clock(ZoneId zone) {
        var rules = zone.getRules();
        var text = new StringBuilder(rules.getOffset(FIRST).toString());
        var next = rules.nextTransition(FIRST);
        while (next != null
                && next.getInstant()
                        .isBefore(LAST.atOffset(ZoneOffset.UTC).plusYears(1).toInstant())) {
            text.append(next);
            next = rules.nextTransition(next.getInstant());
        }
        return text.toString();
    }
}
