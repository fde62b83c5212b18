package dev.plimsoll.incidents.web;

/** A field that should hold an instant holds none. */
class UnreadableTime extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableTime(String message, boolean isWhole) {
        super(isWhole ? message : "“%s” is not a time".formatted(message));
    }

    UnreadableTime(String text) {
        super("“%s” is not a time: write it as 2026-11-16 09:21:00".formatted(text));
    }
}
