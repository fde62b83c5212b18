package dev.plimsoll.gates;

/** Somebody else wrote a version of a policy while this one was being written. */
public class PolicyMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Policy newest;

    PolicyMoved(Policy newest) {
        super("%s wrote version %d meanwhile".formatted(newest.author(), newest.version()));
        this.newest = newest;
    }

    /** What holds now. */
    public Policy newest() {
        return newest;
    }
}
