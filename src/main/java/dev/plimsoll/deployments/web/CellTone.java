package dev.plimsoll.deployments.web;

/** What a cell of the matrix says at first sight. All but the first two are exceptions and are tinted. */
enum CellTone {
    NONE("none", "said", "Not deployed"),
    SAID("said", "said", "Reported, not verified"),
    RUN("run", "run", "Deploying"),
    WAIT("wait", "clock", "Waiting"),
    WARN("warn", "warn", "Differs between targets"),
    BAD("bad", "no", "Failed");

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

    boolean isException() {
        return this != NONE && this != SAID;
    }
}
