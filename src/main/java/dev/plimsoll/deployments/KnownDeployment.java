package dev.plimsoll.deployments;

import java.util.List;

/**
 * A deployment that the ledger has already.
 *
 * @param environmentId where it went
 * @param wasRunning whether its last known state let it count among what runs
 * @param said everything said of it so far
 */
record KnownDeployment(DeploymentIdentity identity, long environmentId, boolean wasRunning, List<Standing.Said> said) {}
