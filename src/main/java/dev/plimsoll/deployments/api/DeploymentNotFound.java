package dev.plimsoll.deployments.api;

/** Nobody has spoken of such a deployment. */
class DeploymentNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeploymentNotFound(String id) {
        super("Nobody has reported a deployment \u201c%s\u201d.".formatted(id));
    }
}
