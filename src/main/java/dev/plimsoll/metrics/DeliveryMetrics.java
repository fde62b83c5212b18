package dev.plimsoll.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers every question about delivery: pages, exports and programs ask here, so that they cannot disagree.
 *
 * <p>What was reported before a question is counted in the answer, but for a backlog of an import; how much is left is said
 * in {@link Measures.Observed#settling()}.
 */
public interface DeliveryMetrics {

    Measures measures(Question question);

    /** The measures, those of the window before, the weeks, and a line for each service and team. */
    Report report(Question question);

    /** The same measures for each part of the window, the oldest first. */
    List<Bucket> series(Question question, Bucket.Size size);

    /**
     * The rows behind a measure and those that were left out, the latest deployment first.
     *
     * @param after the last row of the page before; null for the first page
     * @param limit how many, at least 1
     */
    List<Row> rows(Measure measure, Question question, @Nullable After after, int limit);

    /** What became known after the window had ended and changed the value, the latest first, at most 20. */
    List<Restatement> restatements(Measure measure, Question question);

    /**
     * Where a page of rows ended.
     *
     * @param rank among the rows of one deployment
     */
    record After(long finishedAtMicros, long number, int rank) {}
}
