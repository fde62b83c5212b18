package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one service does in one environment.
 *
 * @param runs what runs there; null if nothing does as far as anybody said
 * @param note the exception in words, or null
 * @param at since when it runs, or since when the exception holds
 * @param who brought it, or null
 */
record MatrixCell(
        String environment,
        boolean isPrimary,
        CellTone tone,
        @Nullable Artifact runs,
        @Nullable String note,
        @Nullable Instant at,
        @Nullable String who,
        CellLine line) {

    static MatrixCell empty(String environment, boolean isPrimary) {
        return new MatrixCell(environment, isPrimary, CellTone.NONE, null, null, null, null, CellLine.NONE);
    }

    public boolean isEmpty() {
        return tone == CellTone.NONE;
    }

    /** The same with an exception, which comes before its age. */
    MatrixCell noted(CellTone exception, String words, Instant since) {
        return new MatrixCell(environment, isPrimary, exception, runs, words, since, null, line);
    }

    MatrixCell with(CellLine other) {
        return new MatrixCell(environment, isPrimary, tone, runs, note, at, who, other);
    }

    boolean isSameAs(MatrixCell other) {
        return runs != null && other.runs != null && runs.isSameAs(other.runs);
    }
}
