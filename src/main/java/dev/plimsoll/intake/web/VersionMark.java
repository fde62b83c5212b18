package dev.plimsoll.intake.web;

/** How a page shows what a version endpoint last said: a shape, a colour and a word. */
enum VersionMark {
    AGREES("ok", "ok", "agrees"),
    DIFFERS("no", "bad", "differs"),
    LAGS("clock", "wait", "differs so far"),
    FAILS("warn", "warn", "no version"),
    ALONE("said", "", "nothing to compare"),
    UNASKED("clock", "", "not asked yet"),
    PAUSED("hand", "", "paused");

    private final String icon;
    private final String tone;
    private final String word;

    VersionMark(String icon, String tone, String word) {
        this.icon = icon;
        this.tone = tone;
        this.word = word;
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
