package dev.plimsoll.deployments;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the ledger has written of a batch.
 *
 * @param numbers our number of each deployment
 * @param cells where each of them went
 * @param services the names of the services they belong to
 */
record Written(Map<DeploymentIdentity, Long> numbers, Map<DeploymentIdentity, Cell> cells, Set<String> services) {

    long number(DeploymentIdentity identity) {
        return Objects.requireNonNull(numbers.get(identity));
    }

    Cell cell(DeploymentIdentity identity) {
        return Objects.requireNonNull(cells.get(identity));
    }
}
