package dev.plimsoll.deployments.web;

/** No commit goes by this, and none begins so. */
class UnknownSha extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sha;

    UnknownSha(String sha) {
        super("No commit is called '%s'".formatted(sha));
        this.sha = sha;
    }

    String sha() {
        return sha;
    }
}
