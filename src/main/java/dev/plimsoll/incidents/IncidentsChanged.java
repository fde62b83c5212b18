package dev.plimsoll.incidents;

import java.util.Set;

/**
 * Something new became known of incidents of these services. Published inside the transaction that wrote it.
 *
 * @param services by name
 */
public record IncidentsChanged(Set<String> services) {}
