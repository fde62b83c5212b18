package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Trouble;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long an incident or an alert lasted, as a bar in a lane that all services share.
 *
 * @param right where it ends: now, if it lasts
 * @param top in pixels from the upper edge
 */
record TroubleBar(Trouble trouble, int row, int top, double left, double right) {

    /** What lasted a moment can still be seen and hit. */
    private static final double LEAST = TimelineScale.percent(8);

    private static final double GAP = TimelineScale.percent(3);
    private static final double LETTER = 8.5;
    private static final double ROOM = 12;

    static TroubleBar of(Trouble trouble, TimeWindow window, Instant now, int row, int top) {
        var scale = TimelineScale.of(window);
        var end = Objects.requireNonNullElse(trouble.endedAt(), now.isBefore(window.to()) ? now : window.to());
        var left = Math.min(scale.x(trouble.beganAt()), 100 - LEAST);
        return new TroubleBar(trouble, row, top, left, Math.max(scale.x(end), left + LEAST));
    }

    boolean covers(TroubleBar other) {
        return row == other.row && left < other.right + GAP && other.left < right + GAP;
    }

    public String x() {
        return TimelineScale.text(left);
    }

    public String width() {
        return TimelineScale.text(right - left);
    }

    public int textTop() {
        return top + 14;
    }

    /** Incidents are solid, alerts are not. */
    public String css() {
        return "bar-" + trouble.kind().name().toLowerCase(Locale.ROOT);
    }

    /** What it is called if that fits into it; else null. */
    public @Nullable String label() {
        return trouble.key().length() * LETTER + ROOM <= TimelineScale.pixels(right - left) ? trouble.key() : null;
    }

    /** Such as {@code Incident INC-142: Payments fail, payment-service in production}. */
    public String said() {
        return trouble.said()
                + (trouble.about().isEmpty() ? "" : ", " + trouble.about())
                + (trouble.environment() == null ? "" : " in " + trouble.environment());
    }
}
