package dev.plimsoll.postgres;

/** PostgreSQL cannot be used. The message says what is wrong, {@link #action} what to do about it. */
public class PostgresUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    public PostgresUnusable(String message, String action) {
        super(message);
        this.action = action;
    }

    PostgresUnusable(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
