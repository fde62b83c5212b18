package dev.plimsoll.metrics.web;

import dev.plimsoll.BadgeSvg;
import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.metrics.AskedWindow;
import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.LeadTimeOf;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Question;
import dev.plimsoll.metrics.Summary;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A small picture of one measure of a service: its last 90 days in all environments of the tier production. */
@RestController
class MeasureBadgeController {

    private final DeliveryMetrics metrics;
    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    MeasureBadgeController(
            DeliveryMetrics metrics, Catalog catalog, JdbcClient jdbc, Clock clock, PlimsollProperties properties) {
        this.metrics = metrics;
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = properties.zone();
    }

    /** A badge is a picture also where there is nothing to show: 404, and the word for it. */
    @GetMapping("/badge/{service}/dora/{measure}.svg")
    ResponseEntity<byte[]> badge(@PathVariable String service, @PathVariable String measure) {
        var known = Measure.of(measure);
        var number = number(service);
        return known.isEmpty() || number.isEmpty()
                ? new BadgeSvg(known.map(Measure::title).orElse(measure), "unknown", BadgeSvg.NONE)
                        .answer(HttpStatus.NOT_FOUND)
                : picture(summary(known.get(), number.get())).answer(HttpStatus.OK);
    }

    private Summary summary(Measure measure, long service) {
        var window = AskedWindow.of(null, null, null, clock.instant(), zone);
        var question = new Question(List.of(service), null, window.from(), window.to(), null, LeadTimeOf.COMMIT, true);
        return Summary.of(measure, metrics.measures(question, Set.of(measure)));
    }

    /** By its present name in any spelling, or by any that it had before. */
    private Optional<Long> number(String service) {
        return jdbc.sql("select id from catalog.services where name = :name")
                .param("name", catalog.currentName(service).orElse(service))
                .query(Long.class)
                .optional();
    }

    /** Why there is no value is said shortly: a badge has room for a few words. */
    private static BadgeSvg picture(Summary summary) {
        var value = summary.value();
        return value == null
                ? new BadgeSvg(
                        summary.measure().title(),
                        Objects.requireNonNull(summary.reason()).word().replace('_', ' '),
                        BadgeSvg.NONE)
                : new BadgeSvg(summary.measure().title(), value, BadgeSvg.NEUTRAL);
    }
}
