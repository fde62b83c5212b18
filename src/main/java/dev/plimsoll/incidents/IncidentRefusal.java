package dev.plimsoll.incidents;

/** What a person asked for cannot be done; the message says how it can. */
public final class IncidentRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    IncidentRefusal(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field of the form that it is about. */
    public String field() {
        return field;
    }
}
