package dev.plimsoll.metrics.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Band;
import dev.plimsoll.metrics.LeadTimeOf;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Reason;
import dev.plimsoll.metrics.Report;
import dev.plimsoll.metrics.Row;
import dev.plimsoll.metrics.Target;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in words, and where they are drawn. */
class DrawingsTests {

    private static final Instant NOW = Instant.parse("2026-11-16T11:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "DEPLOYMENT_FREQUENCY, 1.456, 1.5 / day",
        "DEPLOYMENT_FREQUENCY, 0.43, 3 / week",
        "DEPLOYMENT_FREQUENCY, 0.033, 1 / month",
        "DEPLOYMENT_FREQUENCY, 0, 0 / day",
        "CHANGE_LEAD_TIME, 18720, 5 h 12 min",
        "CHANGE_LEAD_TIME, 45, 45 s",
        "CHANGE_LEAD_TIME, 3599, 1 h",
        "CHANGE_LEAD_TIME, 273600, 3 d 4 h",
        "CHANGE_FAIL_RATE, 0.0458, 4.6 %",
        "CHANGE_FAIL_RATE, 0.05, 5 %",
        "REWORK_RATE, 0, 0 %"
    })
    void aValueIsWrittenInItsUnit(Measure measure, double value, String text) {
        assertThat(Amount.text(measure, value)).isEqualTo(text);
    }

    @Test
    void whatIsBetterLiesHigherOnEveryScale() {
        for (var measure : Measure.values()) {
            var good = measure.moreIsBetter() ? 1.0 : 0.1;
            var bad = measure.moreIsBetter() ? 0.1 : 1.0;
            var ladder = Ladder.of(measure, good, bad, List.of());

            assertThat(Double.parseDouble(String.valueOf(ladder.ring())))
                    .as(measure.word())
                    .isLessThan(Double.parseDouble(String.valueOf(ladder.was())));
        }
    }

    @Test
    void labelsOfMarksKeepClearOfEachOther() {
        var ladder = Ladder.of(
                Measure.CHANGE_FAIL_RATE,
                0.9,
                null,
                List.of(
                        new Target(Measure.CHANGE_FAIL_RATE, 1, 0.05, "5 %"),
                        new Target(Measure.CHANGE_FAIL_RATE, 2, 0.06, "6 %"),
                        new Target(Measure.CHANGE_FAIL_RATE, 3, 0.07, "7 %")));

        var texts = ladder.marks().stream()
                .map(mark -> Double.parseDouble(mark.text()))
                .toList();
        assertThat(texts.get(1) - texts.get(0)).isGreaterThanOrEqualTo(13.9);
        assertThat(texts.get(2) - texts.get(1)).isGreaterThanOrEqualTo(13.9);
        assertThat(ladder.label()).isEqualTo("Scale, better upwards: 90 %; targets 5 %, 6 %, 7 %");
    }

    @Test
    void behindEveryBarOfARecoveryThereIsRoomForItsLabel() {
        var day = ChronoUnit.DAYS.getDuration();
        var drawing = RecoveriesDrawing.of(
                List.of(failed(1, NOW.minus(day.multipliedBy(45)).minusSeconds(46_800), null), failed(2, NOW, 3_120.0)),
                3_120.0,
                NOW);

        assertThat(drawing.bars())
                .extracting(RecoveriesDrawing.Bar::label)
                .containsExactly("45 d 13 h, still lasting", "52 min");
        assertThat(drawing.bars()).allSatisfy(bar -> {
            var begin = Double.parseDouble(bar.labelX().replace("%", ""));
            assertThat(begin + 1.9 * bar.label().length()).isLessThanOrEqualTo(100.01);
        });
        assertThat(drawing.bars().get(0).width())
                .isNotEqualTo(drawing.bars().get(1).width());
    }

    @Test
    void aBarOfARecoveryWithAShortLabelIsAsLongAsEver() {
        var drawing = RecoveriesDrawing.of(List.of(failed(1, NOW, 3_120.0)), null, NOW);

        assertThat(drawing.bars().get(0).width()).isEqualTo("42.0%");
    }

    private static Row failed(long number, Instant startedAt, @Nullable Double lengthS) {
        return new Row(
                number,
                "d",
                "pay",
                "production",
                null,
                startedAt,
                startedAt,
                "change",
                true,
                "",
                lengthS,
                "true",
                List.of(),
                "It broke",
                null,
                null,
                null,
                false);
    }

    @Test
    void stagesOfALeadTimeFillTheBar() {
        var bar = StageBar.of(new Measures.Stages(60.0, 60.0, null, 120.0, null, 0.0));

        assertThat(bar).isNotNull();
        assertThat(bar.total()).isEqualTo("4 min");
        assertThat(bar.parts())
                .extracting(StageBar.Part::length)
                .containsExactly("1 min", "1 min", "unknown", "2 min", "unknown", "0 s");
        assertThat(bar.parts())
                .extracting(StageBar.Part::width)
                .containsExactly("25.0%", "25.0%", null, "50.0%", null, "0.0%");
    }

    @Test
    void aWeekThatIsNotWholeIsHollowAndLeadsToItsRows() {
        var weeks = IntStream.range(0, 53)
                .mapToObj(n -> new Report.Week(NOW.minus(7L * (53 - n), ChronoUnit.DAYS), NOW, n > 0, n % 9, n % 2))
                .toList();

        var drawing = WeeksDrawing.of(weeks, ZoneOffset.UTC, week -> "/there");

        assertThat(drawing.bars()).hasSize(53).allMatch(bar -> bar.link().equals("/there"));
        assertThat(drawing.bars().get(0).isHollow()).isTrue();
        assertThat(drawing.bars().get(1).isHollow()).isFalse();
        assertThat(drawing.bars()).filteredOn(bar -> bar.day() != null).hasSizeLessThan(9);
        assertThat(drawing.lines()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void lengthsOfTimeSpreadOverBarsThatGrowLikePowers() {
        var histogram = Histogram.of(List.of(60.0, 299.0, 300.0, 100_000.0));

        assertThat(histogram.bars().get(0).n()).isEqualTo(2);
        assertThat(histogram.bars().get(0).title()).isEqualTo("0 to 5 min: 2");
        assertThat(histogram.bars().get(histogram.bars().size() - 1).title()).isEqualTo("1 day to 3 days: 1");
    }

    @Test
    void fewRowsAreNotCompared() {
        assertThat(Interval.ofShare(1, 5).overlaps(Interval.ofShare(2, 5))).isTrue();
        assertThat(Interval.ofShare(5, 500).overlaps(Interval.ofShare(100, 500)))
                .isFalse();
        assertThat(Interval.ofMedian(100, 150.0, 1000).overlaps(Interval.ofMedian(200, 300.0, 1000)))
                .isFalse();
    }

    @Test
    void withoutAnybodyWhoTellsOfIncidentsARateIsOfRollbacksOnly() {
        var figure = Figures.of(Measure.CHANGE_FAIL_RATE, measures(2, 40, true), measures(20, 40, true), Map.of());

        assertThat(figure.why()).isEqualTo("rollbacks only");
        assertThat(figure.fix()).isEqualTo(Reasons.INCIDENTS);
        assertThat(figure.verdict()).isEqualTo(Verdict.better("50 %"));
    }

    @Test
    void aDifferenceThatChanceWouldMakeIsNoVerdict() {
        var figure = Figures.of(Measure.CHANGE_FAIL_RATE, measures(2, 40, false), measures(3, 40, false), Map.of());

        assertThat(figure.parts()).containsExactly(new Amount.Part("5", "%"));
        assertThat(figure.verdict()).extracting(Verdict::word).isEqualTo("not enough to say");
        assertThat(figure.why()).isNull();
    }

    private static Measures measures(long failed, long of, boolean isByRollbacksOnly) {
        return new Measures(
                new Measures.Frequency(
                        1.0,
                        "per_day",
                        7.0,
                        of,
                        null,
                        (double) of,
                        0,
                        of,
                        null,
                        0,
                        new Measures.Banded(null, Reason.TOO_FEW_WEEKS, Band.LABEL),
                        null,
                        0,
                        List.of()),
                new Measures.LeadTime(
                        null,
                        null,
                        null,
                        0,
                        Reason.NO_COMMIT_DATA,
                        new Measures.Stages(null, null, null, null, null, null),
                        LeadTimeOf.COMMIT,
                        0),
                new Measures.FailRate((double) failed / of, failed, of, 0, null, 0.0, 1.0, isByRollbacksOnly),
                new Measures.Recovery(
                        null,
                        null,
                        null,
                        null,
                        0,
                        0,
                        null,
                        null,
                        Reason.NO_FAILURES,
                        new Measures.Parts(null, null, null)),
                new Measures.Rework(0.0, 0, of, null),
                new Measures.Observed(NOW, 0, 0, of, 0, 0, !isByRollbacksOnly, List.of()));
    }

    @Test
    void daysAreThoseOfTheOrganisationAndOneOfTheEndIsMeantAsAWhole() {
        var berlin = ZoneId.of("Europe/Berlin");

        var window = DoraWindow.of(ask(null, "2026-10-19", "2026-10-25", null), berlin, ZoneOffset.UTC, NOW);

        assertThat(window.from()).isEqualTo("2026-10-18T22:00:00Z");
        assertThat(window.to()).isEqualTo("2026-10-25T23:00:00Z");
        assertThat(window.words()).isEqualTo("19 Oct to 25 Oct 2026");
        assertThat(window.days()).isEqualTo(7);
        var usual = DoraWindow.of(ask(null, null, null, null), berlin, ZoneOffset.UTC, NOW);
        assertThat(usual.words()).isEqualTo("19 Aug to 16 Nov 2026");
        assertThat(usual.before()).isEqualTo("the 90 days before");
    }

    @Test
    void aWindowOfAPastInstantEndsThere() {
        var window = DoraWindow.of(ask("7", null, null, "2026-11-01T12:00:00Z"), ZoneOffset.UTC, ZoneOffset.UTC, NOW);

        assertThat(window.to()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(window.from()).isEqualTo("2026-10-26T00:00:00Z");
    }

    private static DoraAsk ask(
            @Nullable String days, @Nullable String from, @Nullable String to, @Nullable String asOf) {
        return new DoraAsk(null, null, null, days, from, to, asOf, null, null, null, null, null);
    }
}
