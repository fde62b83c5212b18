package dev.plimsoll.incidents;

import java.util.Set;

/**
 * Something new became known of incidents. Published inside the transaction that wrote it.
 *
 * @param services of which something is known, by their present names where they have one
 * @param incidents that may have changed, by our numbers
 */
public record IncidentsChanged(Set<String> services, Set<Long> incidents) {

    public IncidentsChanged {
        services = Set.copyOf(services);
        incidents = Set.copyOf(incidents);
    }
}
