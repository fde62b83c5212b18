package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place whose chain is to be derived anew.
 *
 * @param since from which instant on; null from the beginning
 */
record CellFrom(
        long serviceId,
        long environmentId,
        String target,
        @Nullable Instant since) {

    static CellFrom of(Cell cell, @Nullable Instant since) {
        return new CellFrom(cell.serviceId(), cell.environmentId(), cell.target(), since);
    }

    Cell cell() {
        return new Cell(serviceId, environmentId, target);
    }
}
