package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said of an incident and cannot be, or is not enough. */
final class IncidentFlaws {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private IncidentFlaws() {}

    static List<String> of(IncidentHead head, List<AffectedService> affected) {
        return of(
                head.origin(),
                head.beganAt(),
                head.isEndedBeforeItBegan(),
                head.environmentId() == null ? head.saidEnvironment() : null,
                affected);
    }

    /** @param unknownEnvironment as it was named; null if it is known, or none was */
    static List<String> of(
            String origin,
            Instant beganAt,
            boolean isEndedBeforeItBegan,
            @Nullable String unknownEnvironment,
            List<AffectedService> affected) {
        var flaws = new ArrayList<String>();
        if (isEndedBeforeItBegan) {
            flaws.add("It is said to have ended before it began. Put one of the two times right.");
        }
        if (beganAt.isBefore(EARLIEST)) {
            flaws.add("It is said to have begun before the year 2000. Put that time right.");
        }
        if (origin.equals(IncidentRows.UNTOLD)) {
            flaws.add("Only a note tells of it: no source has reported this incident.");
        }
        if (affected.isEmpty()) {
            flaws.add("It names no service. Say which one it affects.");
        }
        affected.stream()
                .filter(service -> !service.isKnown())
                .forEach(service -> flaws.add(
                        "Nobody has deployed a service “%s”. Say which service that is.".formatted(service.name())));
        if (unknownEnvironment != null) {
            flaws.add("There is no environment “%s”. Say which one is meant.".formatted(unknownEnvironment));
        }
        return flaws;
    }
}
