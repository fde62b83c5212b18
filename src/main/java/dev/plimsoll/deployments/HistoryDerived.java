package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.Map;

/**
 * What ran where was derived anew. Published inside the transaction that wrote it.
 *
 * @param since from when on it may be another, by the number of the service; {@link Instant#MIN} for all of it
 */
public record HistoryDerived(Map<Long, Instant> since) {

    public HistoryDerived {
        since = Map.copyOf(since);
    }
}
