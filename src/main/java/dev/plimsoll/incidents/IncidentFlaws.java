package dev.plimsoll.incidents;

import java.util.ArrayList;
import java.util.List;

/** What was said of an incident and cannot be, or is not enough. */
final class IncidentFlaws {

    private IncidentFlaws() {}

    static List<String> of(IncidentHead head, List<AffectedService> affected) {
        var flaws = new ArrayList<String>();
        if (head.isEndedBeforeItBegan()) {
            flaws.add("It is said to have ended before it began. Put one of the two times right.");
        }
        if (head.origin().equals(IncidentRows.UNTOLD)) {
            flaws.add("Only a note tells of it: no source has reported this incident.");
        }
        if (affected.isEmpty()) {
            flaws.add("It names no service. Say which one it affects.");
        }
        affected.stream()
                .filter(service -> !service.isKnown())
                .forEach(service -> flaws.add(
                        "Nobody has deployed a service “%s”. Say which service that is.".formatted(service.name())));
        if (head.saidEnvironment() != null && head.environmentId() == null) {
            flaws.add("There is no environment “%s”. Say which one is meant.".formatted(head.saidEnvironment()));
        }
        return flaws;
    }
}
