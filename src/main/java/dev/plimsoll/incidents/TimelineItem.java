package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One row of a timeline as programs see it.
 *
 * @param at when it happened, as people put it right
 * @param learnedAt when we heard of it; null where nobody kept that
 * @param offsetS from the beginning of the impact, negative before it
 * @param key whether it is shown without being asked for
 * @param originalAt when it happened as first said, where people put another time; else null
 * @param originalText its words as first said, where people put others; else null
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TimelineItem(
        Instant at,
        @Nullable Instant until,
        @Nullable Instant learnedAt,
        String source,
        @Nullable String service,
        String text,
        long offsetS,
        boolean key,
        boolean pinned,
        boolean hidden,
        @Nullable Instant originalAt,
        @Nullable String originalText,
        @Nullable String link) {

    public static TimelineItem of(TimelineRow row) {
        var entry = row.entry();
        return new TimelineItem(
                entry.at(),
                entry.until(),
                entry.learnedAt(),
                entry.source(),
                entry.service(),
                entry.text(),
                row.offset().toSeconds(),
                entry.isKey(),
                row.isPinned(),
                row.isHidden(),
                row.originalAt(),
                row.originalText(),
                entry.link());
    }

    /** @param isAll also those that are not shown without being asked for */
    public static List<TimelineItem> of(IncidentFile file, boolean isAll) {
        return file.rows().stream()
                .filter(row -> isAll || row.isShown())
                .map(TimelineItem::of)
                .toList();
    }
}
