package dev.plimsoll.intake.versions;

/** A version endpoint cannot be like this. The message says what to do instead. */
public class InvalidEndpoint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidEndpoint(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** The field of the form beside which the reason belongs. */
    public String field() {
        return field;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
