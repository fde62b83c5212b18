package dev.plimsoll.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In which of the groups of surveys a deployment frequency falls: answers that resemble each other, not steps to climb. */
public enum Band {
    /** At least one deployment per working day, on three days of the median week. */
    ELITE,
    /** A deployment in the median week. */
    HIGH,
    /** A deployment in the median month. */
    MEDIUM,
    LOW;

    /** What has to stand beside every band. */
    public static final String LABEL = "survey clusters, not thresholds";

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public String title() {
        return name().charAt(0) + word().substring(1);
    }
}
