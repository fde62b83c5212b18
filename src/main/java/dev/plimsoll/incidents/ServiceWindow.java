package dev.plimsoll.incidents;

import java.time.Instant;

/** How many hours after a change of a service an incident may begin and be laid at its door, as somebody chose. */
public record ServiceWindow(String service, int hours, String by, Instant at) {

    public boolean isDefault() {
        return hours == AttributionRules.DEFAULT_HOURS;
    }
}
