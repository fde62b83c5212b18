package dev.plimsoll.incidents;

import java.util.Set;
import java.util.TreeSet;

/**
 * Where an incident is looked for, by our numbers.
 *
 * @param affected the services that it affects
 * @param dependencies those that they are declared to depend on
 * @param environments the one that it names; where it names none, all of production
 */
record IncidentScope(Set<Long> affected, Set<Long> dependencies, Set<Long> environments) {

    IncidentScope {
        affected = Set.copyOf(affected);
        dependencies = Set.copyOf(dependencies);
        environments = Set.copyOf(environments);
    }

    Set<Long> services() {
        var all = new TreeSet<>(affected);
        all.addAll(dependencies);
        return all;
    }
}
