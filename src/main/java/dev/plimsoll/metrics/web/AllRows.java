package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Question;
import dev.plimsoll.metrics.Row;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All rows behind a measure, read a page at a time as they are taken: there may be more than fit into memory. */
@Component
class AllRows {

    private static final int AT_ONCE = 500;

    private final DeliveryMetrics metrics;

    AllRows(DeliveryMetrics metrics) {
        this.metrics = metrics;
    }

    Stream<Row> of(Measure measure, Question question) {
        return Stream.iterate(
                        Optional.of(metrics.rows(measure, question, null, AT_ONCE)),
                        Optional::isPresent,
                        page -> page.map(DeliveryMetrics.Page::next)
                                .map(after -> metrics.rows(measure, question, after, AT_ONCE)))
                .flatMap(page -> page.orElseThrow().rows().stream());
    }
}
