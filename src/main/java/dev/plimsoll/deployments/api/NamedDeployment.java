package dev.plimsoll.deployments.api;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the one deployment that an address speaks of. */
@Component
class NamedDeployment {

    private final DeploymentsQuery query;

    NamedDeployment(DeploymentsQuery query) {
        this.query = query;
    }

    /**
     * The deployment that its sender calls this, or that has this as our number.
     *
     * @param origin tells two senders apart that use the same id
     */
    DeploymentItem find(String id, @Nullable String origin) {
        var found = query.named(id, origin);
        if (found.size() > 1) {
            throw new DeploymentAmbiguous(
                    id, found.stream().map(DeploymentItem::origin).toList());
        }
        return found.stream().findFirst().orElseThrow(() -> new DeploymentNotFound(id));
    }
}
