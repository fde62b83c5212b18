package dev.plimsoll.gates;

import dev.plimsoll.gates.calendar.Closure;
import dev.plimsoll.gates.calendar.Rhythm;
import dev.plimsoll.gates.calendar.Schedule;
import dev.plimsoll.gates.facts.Candidate;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nothing passes, for a part of the catalogue or all of it.
 *
 * @param isEmergency whether somebody stopped everything because of trouble
 * @param incident where the trouble is written down
 * @param liftedAt when it was called off
 */
public record Freeze(
        long id,
        String title,
        Rhythm rhythm,
        ZoneId zone,
        @Nullable Long serviceId,
        @Nullable Long teamId,
        @Nullable Long environmentId,
        boolean isEmergency,
        @Nullable String reason,
        @Nullable String incident,
        String madeBy,
        Instant madeAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt) {

    public boolean concerns(Candidate candidate) {
        return (serviceId == null || serviceId == candidate.service().id())
                && (teamId == null || teamId.equals(candidate.service().teamId()))
                && (environmentId == null
                        || environmentId == candidate.environment().id());
    }

    public Schedule schedule() {
        return Schedule.closed(rhythm, zone);
    }

    /** When it is, as it was written, such as {@code Fri 16:00 to Mon 08:00}, without the zone. */
    public String times() {
        return rhythm.text();
    }

    Closure closure() {
        return new Closure(title, schedule());
    }
}
