package dev.plimsoll.intake;

/** A source cannot be made or changed like this. The message says what to do instead. */
public class InvalidSource extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidSource(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** The field of the form beside which the reason belongs. */
    public String field() {
        return field;
    }
}
