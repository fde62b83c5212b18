package dev.plimsoll.metrics.api;

/** What a program sent is no rule; the message says what would be one. */
final class RuleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    RuleRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
