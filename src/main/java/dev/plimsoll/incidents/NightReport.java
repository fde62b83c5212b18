package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know who was woken up.
 *
 * @param at the instant that it is about
 * @param isNow whether that is now
 * @param from the beginning of what changed
 * @param changes all that happened in production since then, the newest first
 * @param open incidents that were open then
 * @param services what runs and what is safe to return to, of those in trouble, or of those asked for
 * @param underWay deployments that have begun and not ended
 * @param hurtingSince the first symptom of what is open
 */
public record NightReport(
        Instant at,
        boolean isNow,
        Instant from,
        List<TimelineEntry> changes,
        List<IncidentItem> open,
        List<LastGood> services,
        int underWay,
        @Nullable Instant hurtingSince) {

    public NightReport {
        changes = List.copyOf(changes);
        open = List.copyOf(open);
        services = List.copyOf(services);
    }
}
