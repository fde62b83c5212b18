package dev.plimsoll.deployments;

import java.util.List;

/**
 * A deployment that the ledger has already.
 *
 * @param environmentId where it went
 * @param said everything said of it so far
 */
record KnownDeployment(DeploymentIdentity identity, long environmentId, List<Standing.Said> said) {

    /** Where it stood until now. */
    Standing standing() {
        return Standing.of(said);
    }
}
