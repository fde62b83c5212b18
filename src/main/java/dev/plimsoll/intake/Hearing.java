package dev.plimsoll.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When one source was heard.
 *
 * @param source its name
 * @param origins under which the deployments that it brings stand in the ledger; empty if it brings none
 * @param firstAt its first word, as far as anybody remembers
 * @param lastAt its last word; null if nobody remembers
 * @param usualPause how long the longest pause of an ordinary week was when it spoke last; null if it has spoken too little
 * @param heartbeat how long it may be quiet at most, as it is set now; null if nobody said
 * @param silentSince its last word, if it is silent; else null
 * @param silences the earliest first
 */
public record Hearing(
        String source,
        Set<String> origins,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        @Nullable Duration usualPause,
        @Nullable Duration heartbeat,
        @Nullable Instant silentSince,
        List<Silence> silences) {

    public Hearing {
        origins = Set.copyOf(origins);
        silences = List.copyOf(silences);
    }

    /** How long it may be quiet; null if nobody can tell. */
    public @Nullable Duration limit() {
        return heartbeat != null || usualPause == null ? heartbeat : usualPause.multipliedBy(Rhythm.TIMES_THE_USUAL);
    }

    /** As it was set; empty if nobody did. */
    public String expected() {
        return heartbeat == null ? "" : Heartbeat.text(heartbeat);
    }
}
