package dev.plimsoll.metrics;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers every question about delivery: pages, exports and programs ask here, so that they cannot disagree.
 *
 * <p>What was reported before a question is counted in the answer, but for a backlog of an import; how much is left is said
 * in {@link Measures.Observed#settling()}.
 */
public interface DeliveryMetrics {

    Measures measures(Question question);

    /**
     * Some of the measures only, for less than all of them cost.
     *
     * @return the others stand in it with whatever was not looked for, and mean nothing
     */
    Measures measures(Question question, Set<Measure> wanted);

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
    Page rows(Measure measure, Question question, @Nullable After after, int limit);

    /** What became known after the window had ended and changed the value, the latest first, at most 20. */
    List<Restatement> restatements(Measure measure, Question question);

    /**
     * Some of the rows behind a measure.
     *
     * @param next where the next page begins; null on the last
     */
    record Page(List<Row> rows, @Nullable After next) {

        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Where a page of rows ended.
     *
     * @param finishedAtMicros when the deployment of its last row ended, in microseconds since 1970
     * @param number the number of that deployment
     * @param row tells the rows of one deployment apart
     */
    record After(long finishedAtMicros, long number, long row) {}
}
