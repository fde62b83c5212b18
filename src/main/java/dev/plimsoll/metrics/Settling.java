package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be derived anew.
 *
 * @param services since when the ledger of each of these services, by number, may have changed; {@link Instant#MIN} for all
 *     of it
 * @param incidents since when incidents of each of these services may have changed
 * @param commits reported anew or more fully
 * @param changes change requests, the same
 */
record Settling(Map<Long, Instant> services, Map<Long, Instant> incidents, Set<Commit> commits, Set<Change> changes) {

    boolean isEmpty() {
        return services.isEmpty() && incidents.isEmpty() && commits.isEmpty() && changes.isEmpty();
    }

    /** The services in one order, so that two of them never wait for each other. */
    List<Long> serviceIds() {
        return services.keySet().stream().sorted().toList();
    }

    record Commit(long repositoryId, String sha) {}

    record Change(long repositoryId, long number) {}
}
