package dev.plimsoll.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a measure has no value. */
public enum Reason {
    /** No deployment that counts ended in the window. */
    NO_DEPLOYMENTS,
    /** Nobody has ever told of an incident, and no source could: nothing failed as far as anybody can tell. */
    NO_INCIDENT_SOURCE,
    /** Nothing failed in the window. */
    NO_FAILURES,
    /** What failed has not recovered yet. */
    NONE_RECOVERED,
    /** No commit is known that first arrived in the window. */
    NO_COMMIT_DATA,
    /** The window ends before anything was reported. */
    WINDOW_BEFORE_FIRST_EVENT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
