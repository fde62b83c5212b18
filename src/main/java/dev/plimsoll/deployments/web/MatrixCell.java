package dev.plimsoll.deployments.web;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one service does in one environment.
 *
 * @param runs what runs there; null if nothing does as far as anybody said
 * @param note the exception in words, or null
 * @param at since when it runs, or since when the exception holds
 * @param who brought it, or null
 * @param lag what it lacks that an environment before it has; null if that is nothing or unknown
 */
record MatrixCell(
        String environment,
        boolean isPrimary,
        CellTone tone,
        @Nullable Artifact runs,
        @Nullable String note,
        @Nullable Instant at,
        @Nullable String who,
        CellLine line,
        @Nullable Lag lag) {

    static MatrixCell empty(String environment, boolean isPrimary) {
        return new MatrixCell(environment, isPrimary, CellTone.NONE, null, null, null, null, CellLine.NONE, null);
    }

    public boolean isEmpty() {
        return tone == CellTone.NONE;
    }

    /** Whether nothing runs there, between two environments that run the same artifact. */
    public boolean isPassed() {
        return isEmpty() && line == CellLine.PASSES;
    }

    /** The classes of the cell in the style sheet. */
    public String css(boolean isPeeked) {
        return Stream.of(
                        isPrimary ? "prod" : "",
                        line.css(),
                        isEmpty() && line == CellLine.NONE ? "none" : "",
                        isPeeked ? "sel" : "")
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The same with an exception, which comes before its age. */
    MatrixCell noted(CellTone exception, String words, Instant since) {
        return new MatrixCell(environment, isPrimary, exception, runs, words, since, null, line, lag);
    }

    MatrixCell with(CellLine other) {
        return new MatrixCell(environment, isPrimary, tone, runs, note, at, who, other, lag);
    }

    MatrixCell with(@Nullable Lag other) {
        return new MatrixCell(environment, isPrimary, tone, runs, note, at, who, line, other);
    }

    /** What stands beside its age: that it was rolled back, else how far it is behind, else who brought it. */
    public @Nullable String aside() {
        return lag == null || tone.isBack() ? who : lag.words();
    }

    boolean isSameAs(MatrixCell other) {
        return runs != null && other.runs != null && runs.isSameAs(other.runs);
    }
}
