package dev.plimsoll.gates.azure;

import java.net.URI;
import java.util.UUID;

/**
 * Where a check of Azure DevOps waits for its end.
 *
 * @param plan the address of the organisation or collection, such as {@code https://dev.azure.com/acme/}
 * @param hub {@code Build, Release, Gates} or {@code Checks}
 */
record WaitingCheck(URI plan, UUID project, String hub, UUID planId, UUID job, UUID task) {

    /** Where its end is told. */
    URI events() {
        return URI.create("%s/%s/_apis/distributedtask/hubs/%s/plans/%s/events?api-version=7.1"
                .formatted(plan.toString().replaceAll("/+$", ""), project, hub, planId));
    }
}
