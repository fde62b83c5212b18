package dev.plimsoll.incidents;

import dev.plimsoll.Csv;
import java.util.Arrays;
import java.util.List;

/** A timeline for spreadsheets, one row on a line. */
public final class TimelineTable {

    private static final List<String> COLUMNS = List.of(
            "at",
            "until",
            "learned_at",
            "source",
            "service",
            "text",
            "offset_s",
            "key",
            "pinned",
            "hidden",
            "original_at",
            "original_text",
            "link");

    private TimelineTable() {}

    /** @param isAll also the rows that are not shown without being asked for */
    public static Csv of(IncidentFile file, boolean isAll) {
        return new Csv(
                file.head().key(),
                COLUMNS,
                TimelineItem.of(file, isAll).stream()
                        .<List<?>>map(TimelineTable::row)
                        .toList(),
                null);
    }

    private static List<?> row(TimelineItem item) {
        return Arrays.asList(
                item.at(),
                item.until(),
                item.learnedAt(),
                item.source(),
                item.service(),
                item.text(),
                item.offsetS(),
                item.key(),
                item.pinned(),
                item.hidden(),
                item.originalAt(),
                item.originalText(),
                item.link());
    }
}
