package dev.plimsoll.gates;

/** There is no such freeze, or it has been called off. */
public class FreezeNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FreezeNotFound(long id) {
        super("There is no freeze %d in force".formatted(id));
    }
}
