package dev.plimsoll.gates;

/** There is no such request. */
public class GateNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GateNotFound(long id) {
        super("There is no gate request %d".formatted(id));
    }
}
