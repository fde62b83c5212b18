package dev.plimsoll.deployments.web;

/** What a cell of the matrix says at first sight. Those from {@link #RUN} on are exceptions and are tinted. */
enum CellTone {
    NONE("none", "said", "Not deployed"),
    SAID("said", "said", "Reported, not verified"),
    OLD("said", "said", "Seen, but not in the last 10 minutes"),
    SEEN("v", "ok", "Verified"),
    BACK_SAID("said", "back", "Rolled back, reported, not verified"),
    BACK("v", "back", "Rolled back, verified"),
    RUN("run", "run", "Deploying"),
    WAIT("wait", "clock", "Waiting"),
    HELD("cold", "cold", "Held at a gate"),
    LOOP("warn", "loop", "Deployed again and again"),
    WARN("warn", "warn", "Needs a look"),
    BAD("bad", "no", "Failed, or not what was reported");

    private final String css;
    private final String icon;
    private final String label;

    CellTone(String css, String icon, String label) {
        this.css = css;
        this.icon = icon;
        this.label = label;
    }

    public String css() {
        return css;
    }

    public String icon() {
        return icon;
    }

    public String label() {
        return label;
    }

    boolean isBack() {
        return this == BACK || this == BACK_SAID;
    }

    boolean isException() {
        return compareTo(RUN) >= 0;
    }
}
