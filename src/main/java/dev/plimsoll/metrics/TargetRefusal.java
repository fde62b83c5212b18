package dev.plimsoll.metrics;

/** What somebody typed is no target; the message says what would be one. */
public final class TargetRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TargetRefusal(String message) {
        super(message);
    }
}
