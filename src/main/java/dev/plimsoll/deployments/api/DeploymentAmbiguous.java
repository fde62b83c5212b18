package dev.plimsoll.deployments.api;

import java.util.List;

/** Several senders call a deployment of theirs the same. */
class DeploymentAmbiguous extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeploymentAmbiguous(String id, List<String> origins) {
        super("Several senders have a deployment \u201c%s\u201d: add ?origin= with one of %s.".formatted(id, origins));
    }
}
