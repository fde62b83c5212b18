package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Bucket;
import dev.plimsoll.metrics.Definition;
import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.DeliveryMetrics.After;
import dev.plimsoll.metrics.FailureRules;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Report;
import dev.plimsoll.metrics.Row;
import dev.plimsoll.metrics.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of one measure together. */
@Component
class MeasurePage {

    private static final int PER_PAGE = 50;
    private static final int MOST_PARTS = 40;
    private static final int DRAWN = 2_000;

    private final DeliveryMetrics metrics;
    private final AllRows allRows;
    private final Targets targets;
    private final FailureRules rules;

    MeasurePage(DeliveryMetrics metrics, AllRows allRows, Targets targets, FailureRules rules) {
        this.rules = rules;
        this.metrics = metrics;
        this.allRows = allRows;
        this.targets = targets;
    }

    MeasureView view(Measure measure, DoraQuestion asked) {
        var question = asked.question();
        var now = metrics.measures(question, Set.of(measure));
        var before = metrics.measures(question.before(asked.window().zone()), Set.of(measure));
        var isOfTime = measure == Measure.CHANGE_LEAD_TIME || measure == Measure.FAILED_DEPLOYMENT_RECOVERY_TIME;
        var values = isOfTime ? values(measure, asked) : List.<Double>of();
        return new MeasureView(
                asked,
                measure,
                Definition.of(measure, rules.inForce()),
                Figures.of(measure, now, before, targets.all()),
                Facts.of(measure, now),
                measure == Measure.CHANGE_LEAD_TIME
                        ? StageBar.of(now.changeLeadTime().stagesS())
                        : null,
                values.isEmpty() ? null : Histogram.of(values),
                isOfTime ? null : weeks(measure, asked),
                weeksTitle(measure),
                values.size() < DRAWN ? 0 : DRAWN,
                metrics.restatements(measure, question).stream()
                        .map(RestatedLine::new)
                        .toList(),
                page(measure, asked));
    }

    private List<Double> values(Measure measure, DoraQuestion asked) {
        return allRows.of(measure, asked.question())
                .filter(row -> row.isCounted() && row.valueS() != null)
                .limit(DRAWN)
                .map(row -> Objects.requireNonNull(row.valueS()))
                .toList();
    }

    /** Reads on until a page is full, for a while: what is left out lies among what is counted. */
    private RowPage page(Measure measure, DoraQuestion asked) {
        Predicate<Row> isWanted = asked.ask().show() == null
                ? any -> true
                : row -> row.isCounted() == "counted".equals(asked.ask().show());
        var lines = new ArrayList<RowLine>();
        @Nullable After after = asked.after();
        var parts = 0;
        do {
            var part = metrics.rows(measure, asked.question(), after, PER_PAGE);
            part.rows().stream()
                    .filter(isWanted)
                    .map(row -> new RowLine(measure, row))
                    .forEach(lines::add);
            after = part.next();
            parts++;
        } while (after != null && lines.size() < PER_PAGE && parts < MOST_PARTS);
        return new RowPage(lines, RowCursor.text(after));
    }

    private WeeksDrawing weeks(Measure measure, DoraQuestion asked) {
        var weeks = metrics.series(asked.question(), Bucket.Size.WEEK).stream()
                .map(bucket -> week(measure, bucket))
                .toList();
        return WeeksDrawing.of(
                weeks,
                asked.window().zone(),
                week -> asked.ask()
                        .with(
                                DoraAsk.PATH + "/" + measure.word(),
                                "days",
                                null,
                                "from",
                                week.from().toString(),
                                "to",
                                week.to().toString()));
    }

    private static Report.Week week(Measure measure, Bucket bucket) {
        var all = bucket.measures();
        return switch (measure) {
            case REWORK_RATE ->
                week(bucket, all.reworkRate().of(), all.reworkRate().part());
            case CHANGE_FAIL_RATE ->
                week(bucket, all.changeFailRate().of(), all.changeFailRate().failed());
            default -> week(bucket, all.deploymentFrequency().n(), failed(all));
        };
    }

    private static long failed(Measures all) {
        return all.changeFailRate().failed();
    }

    private static Report.Week week(Bucket bucket, long n, long part) {
        return new Report.Week(bucket.from(), bucket.to(), bucket.isComplete(), n, part);
    }

    private static String weeksTitle(Measure measure) {
        return switch (measure) {
            case CHANGE_FAIL_RATE -> "Changes per week, and those that failed";
            case REWORK_RATE -> "Deployments per week, and unplanned fixes";
            default -> "Deployments per week, and those that failed";
        };
    }
}
