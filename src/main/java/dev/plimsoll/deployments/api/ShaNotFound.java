package dev.plimsoll.deployments.api;

/** Nobody has reported or deployed such a commit. */
class ShaNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ShaNotFound(String sha) {
        super("Nobody has reported or deployed a commit \u201c%s\u201d.".formatted(sha));
    }
}
