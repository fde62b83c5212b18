package dev.plimsoll.gates.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * When the clock on a zone's wall shows a time. In spring some times never come: the first instant after the gap counts.
 * In autumn some come twice: a gate closes at the first and opens at the second, so that it is never open by a doubt.
 */
final class WallClock {

    private WallClock() {}

    static Instant closing(LocalDateTime time, ZoneId zone) {
        return at(time, zone, false);
    }

    static Instant opening(LocalDateTime time, ZoneId zone) {
        return at(time, zone, true);
    }

    private static Instant at(LocalDateTime time, ZoneId zone, boolean last) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty()) {
            return Objects.requireNonNull(rules.getTransition(time)).getInstant();
        }
        return time.toInstant(offsets.get(last ? offsets.size() - 1 : 0));
    }
}
