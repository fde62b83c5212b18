package dev.plimsoll.metrics;

/** A mark cannot be made or lifted; the message says why, and how it can. */
public final class MarkRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MarkRefusal(String message) {
        super(message);
    }
}
