package dev.plimsoll.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a lead time is taken of, and from when on. */
public enum LeadTimeOf {
    /** Each commit, from its author time on. */
    COMMIT,
    /** Each change request, from its first commit on. */
    CHANGE,
    /** Each change request, from its merge on: without coding and review. */
    MERGE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
