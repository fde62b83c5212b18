package dev.plimsoll.incidents;

import java.time.Instant;

/** Other versions of an entry. */
final class TimelineEntries {

    private TimelineEntries() {}

    /** Not shown without being asked for. */
    static TimelineEntry aside(TimelineEntry entry) {
        return with(entry, entry.at(), entry.text(), false);
    }

    static TimelineEntry reworded(TimelineEntry entry, String text) {
        return with(entry, entry.at(), text, entry.isKey());
    }

    static TimelineEntry at(TimelineEntry entry, Instant at) {
        return with(entry, at, entry.text(), entry.isKey());
    }

    private static TimelineEntry with(TimelineEntry entry, Instant at, String text, boolean isKey) {
        return new TimelineEntry(
                entry.id(),
                at,
                entry.until(),
                entry.learnedAt(),
                entry.source(),
                entry.lane(),
                entry.tone(),
                isKey,
                entry.service(),
                text,
                entry.link());
    }
}
