package dev.plimsoll.access;

/** Nobody has this number. */
public class PersonNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PersonNotFound(long id) {
        super("Nobody has the number %d".formatted(id));
    }
}
