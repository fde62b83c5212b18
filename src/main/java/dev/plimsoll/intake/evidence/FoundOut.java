package dev.plimsoll.intake.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file says.
 *
 * @param format such as {@code junit}
 * @param kind as evidence has it
 * @param status {@code passed, failed} or {@code skipped}
 * @param summary figures, and who found them out
 * @param digests of the artifacts, where the file itself names them
 * @param sha the commit, where the file itself names it
 * @param at when it was found out, where the file says so
 */
public record FoundOut(
        String format,
        String kind,
        String status,
        Map<String, Object> summary,
        List<String> digests,
        @Nullable String sha,
        @Nullable Instant at) {

    static FoundOut of(String format, String kind, String status, Map<String, Object> summary, @Nullable Instant at) {
        return new FoundOut(format, kind, status, summary, List.of(), null, at);
    }

    FoundOut ofCommit(@Nullable String commit) {
        return new FoundOut(format, kind, status, summary, digests, commit, at);
    }
}
