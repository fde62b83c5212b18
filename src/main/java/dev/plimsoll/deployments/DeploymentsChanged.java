package dev.plimsoll.deployments;

import java.util.Set;

/**
 * Something new became known of deployments of these services.
 *
 * <p>Published inside the transaction that wrote it, once per transaction.
 *
 * @param services by name
 */
public record DeploymentsChanged(Set<String> services) {}
