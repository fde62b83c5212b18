package dev.plimsoll.incidents;

import java.util.Arrays;
import java.util.Optional;

/** What a moment of an incident is the moment of. The measures name these. */
public enum Phase {
    OPENED("opened", "Incident opened"),
    IMPACT_STARTED("impact_started", "Impact began"),
    DETECTED("detected", "Noticed"),
    PAGED("paged", "Paged"),
    ACKNOWLEDGED("acknowledged", "Acknowledged"),
    BRIDGE_OPENED("bridge_opened", "Incident bridge opened"),
    CAUSE_FOUND("cause_found", "Cause found"),
    DECIDED("decided", "Decided what to do"),
    MITIGATED("mitigated", "Service normal"),
    RESOLVED("resolved", "Incident resolved"),
    REOPENED("reopened", "Incident reopened"),
    NOTE("note", "Note");

    private final String word;
    private final String title;

    Phase(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As it stands in events and in the database. */
    public String word() {
        return word;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    public static Optional<Phase> of(String word) {
        return Arrays.stream(values()).filter(phase -> phase.word.equals(word)).findFirst();
    }
}
