package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as a timeline tells of it.
 *
 * @param id what it is called in addresses and edits, stable: {@code deployment-7-start}, {@code moment-3}
 * @param at when it happened
 * @param until when it ended, if it took time
 * @param learnedAt when we heard of it; null where nobody kept that
 * @param source who said so, for people: {@code GitHub}
 * @param lane where it is drawn
 * @param tone how it is meant
 * @param isKey whether it is shown without being asked for
 * @param service the one it is about, by name
 * @param text one sentence
 * @param link where more stands: a page of ours, or an address outside; what is neither is left out
 */
public record TimelineEntry(
        String id,
        Instant at,
        @Nullable Instant until,
        @Nullable Instant learnedAt,
        String source,
        Lane lane,
        Tone tone,
        boolean isKey,
        @Nullable String service,
        String text,
        @Nullable String link) {

    public TimelineEntry {
        link = WebLink.of(link);
    }

    /** Where an entry is drawn. */
    public enum Lane {
        PIPELINE,
        SERVICE,
        ELSEWHERE,
        ALERTS,
        PEOPLE
    }

    /** How an entry is meant. */
    public enum Tone {
        PLAIN,
        BAD,
        GOOD
    }
}
