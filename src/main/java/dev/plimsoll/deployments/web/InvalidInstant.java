package dev.plimsoll.deployments.web;

/** An address asks for an instant that cannot be told, or that has not come yet. */
class InvalidInstant extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private InvalidInstant(String message) {
        super(message);
    }

    static InvalidInstant unreadable(String text) {
        return new InvalidInstant("\u201c%s\u201d is not a time that can be read.".formatted(text));
    }

    static InvalidInstant ahead(String text) {
        return new InvalidInstant("\u201c%s\u201d is still to come: nothing has run then yet.".formatted(text));
    }
}
