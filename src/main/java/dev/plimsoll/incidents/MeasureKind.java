package dev.plimsoll.incidents;

import java.util.Locale;

/** The measures of an incident: each is the time between two of its points. */
public enum MeasureKind {
    DETECTED("Time to detect", Point.CHANGE, Point.DETECTED),
    ACKNOWLEDGED("Time to acknowledge", Point.DETECTED, Point.ACKNOWLEDGED),
    DECIDED("Time to decide", Point.DETECTED, Point.DECIDED),
    ROLLBACK_STARTED("Alert to rollback", Point.DETECTED, Point.ROLLBACK_STARTED),
    ROLLED_BACK("Rollback", Point.ROLLBACK_STARTED, Point.ROLLED_BACK),
    VERSION_RESTORED("Version restored", Point.CHANGE, Point.VERSION_RESTORED),
    RESTORED("Service restored", Point.CHANGE, Point.RESTORED),
    IMPACT("User-visible impact", Point.IMPACT, Point.RESTORED),
    CLOSED("Closed", Point.CHANGE, Point.CLOSED);

    private final String title;
    private final Point from;
    private final Point to;

    MeasureKind(String title, Point from, Point to) {
        this.title = title;
        this.from = from;
        this.to = to;
    }

    /** As it stands in answers to programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public Point from() {
        return from;
    }

    public Point to() {
        return to;
    }
}
