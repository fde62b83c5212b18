package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of an incident's timeline as people see it.
 *
 * @param entry as it is shown: with the time and the words that people gave it
 * @param offset from the beginning of the impact, negative before it
 * @param originalAt when it happened as first said, where people put another time; else null
 * @param originalText its words as first said, where people put others; else null
 * @param editedBy who put it right last
 * @param gapBefore the time without a row before it, where it is long enough to invite a note
 */
public record TimelineRow(
        TimelineEntry entry,
        Duration offset,
        boolean isPinned,
        boolean isHidden,
        @Nullable Instant originalAt,
        @Nullable String originalText,
        @Nullable String editedBy,
        @Nullable Instant editedAt,
        @Nullable Duration gapBefore) {

    /** Whether it is shown without being asked for. */
    public boolean isShown() {
        return !isHidden && (isPinned || entry.isKey());
    }

    public boolean isEdited() {
        return originalAt != null || originalText != null;
    }

    TimelineRow after(@Nullable Duration gap) {
        return new TimelineRow(entry, offset, isPinned, isHidden, originalAt, originalText, editedBy, editedAt, gap);
    }
}
