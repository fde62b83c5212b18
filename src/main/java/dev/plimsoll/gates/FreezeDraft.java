package dev.plimsoll.gates;

import dev.plimsoll.gates.calendar.Rhythm;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A freeze as somebody writes it, by names.
 *
 * @param service null for all
 * @param team null for all
 * @param environment null for all
 */
public record FreezeDraft(
        String title,
        Rhythm rhythm,
        ZoneId zone,
        @Nullable String service,
        @Nullable String team,
        @Nullable String environment,
        @Nullable String reason) {

    public FreezeDraft {
        if (title.isBlank() || title.length() > 200) {
            throw new GateRefusal("title", "Give the freeze a title of at most 200 characters");
        }
        if (reason != null && reason.length() > 2000) {
            throw new GateRefusal("reason", "Say it in at most 2000 characters");
        }
        if (service != null && team != null) {
            throw new GateRefusal("team", "Name a service or a team, not both");
        }
    }
}
