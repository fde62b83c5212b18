package dev.plimsoll.gates.web;

/** An address names a policy that is not there. */
class NoSuchPolicy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchPolicy(long id) {
        super("There is no policy %d".formatted(id));
    }
}
