package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts entries in their order, as people put them right, and finds where nothing is known. */
final class TimelineRows {

    /** As long without a row is a gap. */
    static final Duration GAP = Duration.ofMinutes(5);

    private static final Comparator<TimelineEntry> ORDER = Comparator.comparing(TimelineEntry::at)
            .thenComparing(TimelineEntry::lane)
            .thenComparing(TimelineEntry::text)
            .thenComparing(TimelineEntry::id);

    private TimelineRows() {}

    static List<TimelineRow> of(
            List<TimelineEntry> entries, Map<String, List<Edits.Edit>> edits, Instant zero, Instant until) {
        var rows = entries.stream()
                .map(entry -> row(entry, edits.getOrDefault(entry.id(), List.of()), zero))
                .sorted(Comparator.comparing(TimelineRow::entry, ORDER))
                .toList();
        return gaps(rows, zero, until);
    }

    private static TimelineRow row(TimelineEntry entry, List<Edits.Edit> edits, Instant zero) {
        var at = last(edits, "time", Edits.Edit::at);
        var title = last(edits, "title", Edits.Edit::title);
        var shown = TimelineEntries.reworded(
                at == null ? entry : TimelineEntries.at(entry, at), title == null ? entry.text() : title);
        var newest = edits.stream().max(Comparator.comparing(Edits.Edit::editedAt));
        return new TimelineRow(
                shown,
                Duration.between(zero, shown.at()),
                Boolean.TRUE.equals(last(edits, "pinned", Edits.Edit::isOn)),
                Boolean.TRUE.equals(last(edits, "hidden", Edits.Edit::isOn)),
                at == null || at.equals(entry.at()) ? null : entry.at(),
                title == null || title.equals(entry.text()) ? null : entry.text(),
                newest.map(Edits.Edit::by).orElse(null),
                newest.map(Edits.Edit::editedAt).orElse(null),
                null);
    }

    private static <T> @Nullable T last(
            List<Edits.Edit> edits, String aspect, java.util.function.Function<Edits.Edit, @Nullable T> of) {
        for (var edit : edits) {
            if (edit.aspect().equals(aspect)) {
                return of.apply(edit);
            }
        }
        return null;
    }

    /** Between the rows that are shown, while it hurt. */
    private static List<TimelineRow> gaps(List<TimelineRow> rows, Instant from, Instant until) {
        var all = new ArrayList<TimelineRow>();
        Instant last = null;
        for (var row : rows) {
            if (!row.isShown()) {
                all.add(row);
                continue;
            }
            var at = row.entry().at();
            var gap = last == null ? Duration.ZERO : Duration.between(last, at);
            var isGap = gap.compareTo(GAP) >= 0 && last != null && !last.isBefore(from) && !at.isAfter(until);
            all.add(isGap ? row.after(gap) : row);
            last = at;
        }
        return all;
    }
}
