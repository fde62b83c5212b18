package dev.plimsoll.secrets;

/** What is sealed in the database cannot be opened, or nothing can be sealed. The action says what the operator can do. */
public class SecretsUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    SecretsUnusable(String fact, String action) {
        super(fact);
        this.action = action;
    }

    String action() {
        return action;
    }
}
