package dev.plimsoll.deployments.web;

import org.jspecify.annotations.Nullable;

/** How the timeline shows that something happened: by shape, by tone and by word, never by colour alone. */
enum MarkKind {
    SUCCEEDED("ok", "", "deployed"),
    ROLLBACK("back", "warn", "rolled back"),
    REDEPLOY("tick", "", "deployed again"),
    CONFIG("gear", "", "configured"),
    FAILED("no", "bad", "failed"),
    PARTIAL("warn", "warn", "partly failed"),
    UNDER_WAY("run", "run", "under way"),
    WAITING("clock", "wait", "waiting"),
    CANCELLED("said", "", "cancelled"),
    REJECTED("gate", "wait", "rejected"),
    REPLACED("to", "", "replaced"),
    MISMATCH("differ", "bad", "another version was seen"),
    UNEXPLAINED("ask", "warn", "unexplained change"),
    INCIDENT("bolt", "bad", "incident"),
    ALERT("warn", "warn", "alert");

    private final String icon;
    private final String tone;
    private final String word;

    MarkKind(String icon, String tone, String word) {
        this.icon = icon;
        this.tone = tone;
        this.word = word;
    }

    /** @param countsAs how it counts; null if it counts as nothing yet */
    static MarkKind of(StateMark state, boolean isReplaced, @Nullable String countsAs) {
        return switch (state) {
            case FAILED -> FAILED;
            case PARTIAL -> PARTIAL;
            case CANCELLED -> CANCELLED;
            case REJECTED -> REJECTED;
            case SUPERSEDED -> REPLACED;
            case WAITING -> isReplaced ? REPLACED : WAITING;
            case CREATED, QUEUED, RUNNING -> isReplaced ? REPLACED : UNDER_WAY;
            case SUCCEEDED -> ofSuccess(countsAs);
        };
    }

    private static MarkKind ofSuccess(@Nullable String countsAs) {
        if (countsAs == null) {
            return SUCCEEDED;
        }
        return switch (countsAs) {
            case "rollback" -> ROLLBACK;
            case "redeploy" -> REDEPLOY;
            case "config" -> CONFIG;
            default -> SUCCEEDED;
        };
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

    /** A repetition is a tick: less than a change and more than nothing. */
    public boolean isTick() {
        return this == REDEPLOY;
    }

    boolean isTrouble() {
        return this == FAILED || this == PARTIAL || this == MISMATCH || this == UNEXPLAINED;
    }
}
