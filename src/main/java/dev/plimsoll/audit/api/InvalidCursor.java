package dev.plimsoll.audit.api;

/** A cursor is not one of ours. */
class InvalidCursor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidCursor(String text) {
        super("“%s” is not a cursor: take it from “next” of the page before.".formatted(text));
    }
}
