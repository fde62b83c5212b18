package dev.plimsoll.metrics.api;

import dev.plimsoll.Csv;
import dev.plimsoll.deployments.PageSize;
import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.FailureRules;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.RowTable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The five measures, what stands behind each, and how they went, for programs. */
@RestController("metricsApiController")
class MetricsController {

    private final DeliveryMetrics metrics;
    private final Questions questions;
    private final FailureRules rules;

    MetricsController(DeliveryMetrics metrics, Questions questions, FailureRules rules) {
        this.metrics = metrics;
        this.rules = rules;
        this.questions = questions;
    }

    /** @param measure the names of those that are wanted; all where none is given */
    @GetMapping(path = "/api/v1/metrics", produces = MediaType.APPLICATION_JSON_VALUE)
    MetricsAnswer measures(
            MetricsAsk ask,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf,
            @RequestParam(name = "lead_time_of", required = false) @Nullable String leadTimeOf,
            @RequestParam(name = "measure", required = false) @Nullable List<String> measure) {
        var asked = questions.of(ask.in("json"), asOf, leadTimeOf);
        var wanted = Questions.measures(measure);
        return MetricsAnswer.of(asked, metrics.measures(asked.question(), wanted), wanted);
    }

    @GetMapping(path = "/api/v1/metrics/definitions", produces = MediaType.APPLICATION_JSON_VALUE)
    DefinitionsAnswer definitions() {
        return DefinitionsAnswer.ofAll(rules.inForce());
    }

    @GetMapping(
            path = "/api/v1/metrics/{measure}/samples",
            params = "format!=csv",
            produces = MediaType.APPLICATION_JSON_VALUE)
    SamplesPage samples(
            @PathVariable String measure,
            MetricsAsk ask,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf,
            @RequestParam(name = "lead_time_of", required = false) @Nullable String leadTimeOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var measured = Questions.measure(measure);
        var asked = questions.of(ask.in("json", "csv"), asOf, leadTimeOf);
        return SamplesPage.of(measured, asked, rows(measured, asked, cursor, limit));
    }

    @GetMapping(path = "/api/v1/metrics/{measure}/samples", produces = "text/csv")
    ResponseEntity<byte[]> samplesCsv(
            @PathVariable String measure,
            MetricsAsk ask,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf,
            @RequestParam(name = "lead_time_of", required = false) @Nullable String leadTimeOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var measured = Questions.measure(measure);
        var page = rows(measured, questions.of(ask.in("json", "csv"), asOf, leadTimeOf), cursor, limit);
        return new Csv(
                        measured.word(),
                        RowTable.COLUMNS,
                        page.rows().stream().<List<?>>map(RowTable::line).toList(),
                        page.next() == null ? null : SampleCursor.text(page.next()))
                .answer();
    }

    private DeliveryMetrics.Page rows(
            Measure measure, Questions.Asked asked, @Nullable String cursor, @Nullable Integer limit) {
        return metrics.rows(measure, asked.question(), SampleCursor.of(cursor), PageSize.of(limit));
    }

    /** @param bucket {@code day, week} or {@code month}; week where nobody says */
    @GetMapping(path = "/api/v1/metrics/series", params = "format!=csv", produces = MediaType.APPLICATION_JSON_VALUE)
    SeriesAnswer series(
            MetricsAsk ask,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf,
            @RequestParam(name = "lead_time_of", required = false) @Nullable String leadTimeOf,
            @RequestParam(required = false) @Nullable String bucket) {
        var asked = questions.of(ask.in("json", "csv"), asOf, leadTimeOf);
        var size = BucketSizes.of(bucket, asked.question(), questions.zone());
        return SeriesAnswer.of(asked, size, metrics.series(asked.question(), size));
    }

    @GetMapping(path = "/api/v1/metrics/series", produces = "text/csv")
    ResponseEntity<byte[]> seriesCsv(
            MetricsAsk ask,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf,
            @RequestParam(name = "lead_time_of", required = false) @Nullable String leadTimeOf,
            @RequestParam(required = false) @Nullable String bucket) {
        return series(ask, asOf, leadTimeOf, bucket).csv().answer();
    }

    @GetMapping(path = "/api/v1/metrics/{measure}/restatements", produces = MediaType.APPLICATION_JSON_VALUE)
    RestatementsAnswer restatements(
            @PathVariable String measure,
            MetricsAsk ask,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf,
            @RequestParam(name = "lead_time_of", required = false) @Nullable String leadTimeOf) {
        var measured = Questions.measure(measure);
        var asked = questions.of(ask.in("json"), asOf, leadTimeOf);
        return RestatementsAnswer.of(measured, asked, metrics.restatements(measured, asked.question()));
    }
}
