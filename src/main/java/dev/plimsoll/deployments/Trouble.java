package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong.
 *
 * @param key of an incident what it is called in addresses, of an alert its name
 * @param title one line about it; null if nobody wrote one
 * @param about which services it concerns, for people: also names that mean nothing to us
 * @param services those of them that we know, by their present names
 * @param environment by its name; null if nobody said
 * @param endedAt null while it lasts
 * @param link where more stands: a page of ours, or an address outside; null if there is none
 */
public record Trouble(
        Kind kind,
        String key,
        @Nullable String title,
        @Nullable String severity,
        String about,
        List<String> services,
        @Nullable String environment,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable String link) {

    /** What told of it. */
    public enum Kind {
        INCIDENT,
        ALERT
    }

    public Trouble {
        services = List.copyOf(services);
    }

    public boolean isIncident() {
        return kind == Kind.INCIDENT;
    }

    /** Null while it lasts. */
    public @Nullable Duration lasted() {
        return endedAt == null ? null : Duration.between(beganAt, endedAt);
    }

    /** Such as {@code Incident INC-142: Payments fail} or {@code Alert HighErrorRate}. */
    public String said() {
        return (isIncident() ? "Incident " : "Alert ") + key + (title == null || title.equals(key) ? "" : ": " + title);
    }
}
