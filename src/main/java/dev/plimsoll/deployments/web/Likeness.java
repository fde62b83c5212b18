package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Relation;

/** How what two places run is alike: by shape, by tone and by word. */
enum Likeness {
    SAME("ok", "ok", "same"),
    AHEAD("up", "", "ahead"),
    BEHIND("down", "", "behind"),
    DIVERGED("warn", "warn", "diverged"),
    DIFFERENT("said", "", "different"),
    ONLY_FIRST("to", "", "only in the first"),
    ONLY_SECOND("to", "", "only in the second"),
    OTHER_CONFIG("warn", "warn", "other configuration"),
    REBUILT("no", "bad", "rebuilt"),
    OTHER_PLATFORM("no", "bad", "other platform");

    private final String icon;
    private final String tone;
    private final String word;

    Likeness(String icon, String tone, String word) {
        this.icon = icon;
        this.tone = tone;
        this.word = word;
    }

    static Likeness of(Relation relation) {
        return switch (relation) {
            case SAME -> SAME;
            case AHEAD -> AHEAD;
            case BEHIND -> BEHIND;
            case DIVERGED -> DIVERGED;
            case UNKNOWN -> DIFFERENT;
        };
    }

    /** The word that files and programs get. */
    public String code() {
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
}
