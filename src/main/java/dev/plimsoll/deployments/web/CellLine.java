package dev.plimsoll.deployments.web;

/** The promotion line through a cell: unbroken where the same artifact went on to an environment further right. */
enum CellLine {
    NONE(""),
    STARTS("same"),
    PASSES("thru");

    private final String css;

    CellLine(String css) {
        this.css = css;
    }

    public String css() {
        return css;
    }
}
