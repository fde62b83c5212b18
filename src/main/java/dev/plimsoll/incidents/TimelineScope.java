package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a timeline of an incident is about.
 *
 * @param services the affected ones and what they depend on, by our numbers
 * @param environments by our numbers
 * @param from the first instant
 * @param to the first instant after the window
 */
public record TimelineScope(Set<Long> services, Set<Long> environments, Instant from, Instant to) {

    public TimelineScope {
        services = Set.copyOf(services);
        environments = Set.copyOf(environments);
    }

    public List<Long> serviceList() {
        return services.stream().sorted().toList();
    }

    public List<Long> environmentList() {
        return environments.stream().sorted().toList();
    }
}
