package dev.plimsoll.intake.events;

/** An event lacks something or says something that cannot be. The message names the field and the fix. */
class InvalidEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidEvent(String field, String reason) {
        super(reason);
        this.field = field;
    }

    String field() {
        return field;
    }
}
