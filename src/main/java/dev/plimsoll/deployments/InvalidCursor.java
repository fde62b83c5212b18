package dev.plimsoll.deployments;

/** A cursor is not one of ours. */
public class InvalidCursor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidCursor(String text) {
        super("\u201c%s\u201d is not a cursor: take it from \u201cnext\u201d of the page before.".formatted(text));
    }
}
