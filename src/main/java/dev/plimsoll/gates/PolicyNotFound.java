package dev.plimsoll.gates;

/** There is no such policy. */
public class PolicyNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyNotFound(long id) {
        super("There is no policy %d".formatted(id));
    }
}
