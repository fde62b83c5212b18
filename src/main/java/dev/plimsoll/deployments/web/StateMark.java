package dev.plimsoll.deployments.web;

/** How the pages show a state of a deployment: by shape, by tone and by word, never by colour alone. */
enum StateMark {
    CREATED("said", "", "announced"),
    WAITING("clock", "wait", "waiting"),
    QUEUED("time", "", "queued"),
    RUNNING("run", "run", "running"),
    SUCCEEDED("ok", "ok", "succeeded"),
    FAILED("no", "bad", "failed"),
    PARTIAL("warn", "warn", "partly failed"),
    CANCELLED("said", "", "cancelled"),
    REJECTED("gate", "wait", "rejected"),
    SUPERSEDED("to", "", "replaced");

    private final String icon;
    private final String tone;
    private final String word;

    StateMark(String icon, String tone, String word) {
        this.icon = icon;
        this.tone = tone;
        this.word = word;
    }

    static StateMark of(String state) {
        return valueOf(state.toUpperCase(java.util.Locale.ROOT));
    }

    /** The word that the database and addresses use. */
    public String state() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String icon() {
        return icon;
    }

    public String tone() {
        return tone;
    }

    public String word() {
        return word;
    }

    /** Whether it may still change by itself. */
    public boolean isOpen() {
        return switch (this) {
            case CREATED, WAITING, QUEUED, RUNNING -> true;
            case SUCCEEDED, FAILED, PARTIAL, CANCELLED, REJECTED, SUPERSEDED -> false;
        };
    }

    boolean isFailure() {
        return this == FAILED || this == PARTIAL;
    }
}
