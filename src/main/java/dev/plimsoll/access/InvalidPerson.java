package dev.plimsoll.access;

/** A person cannot be made like this. The message says what to do instead. */
public class InvalidPerson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidPerson(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** The field of the form beside which the reason belongs. */
    public String field() {
        return field;
    }
}
