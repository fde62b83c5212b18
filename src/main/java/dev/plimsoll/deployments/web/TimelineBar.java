package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ran for a while, as a bar in its lane.
 *
 * @param belief when it began in truth, which may be before the window
 * @param until when the next began; null if it still runs
 * @param repeats how many deployments of the same in it stand apart as ticks
 */
record TimelineBar(TimelineBelief belief, @Nullable Instant until, double left, double right, int repeats) {

    private static final double LETTER = 8.5;
    private static final double ROOM = 12;
    private static final int REPEATED = 3;

    public String x() {
        return TimelineScale.text(left);
    }

    public String width() {
        return TimelineScale.text(right - left);
    }

    /** How it is filled: by outcome and nothing else. */
    public String css() {
        return belief.isEnded() ? "bar-end" : belief.isMixed() ? "bar-mixed" : "bar-old";
    }

    /** The longest text that fits into it; null if none does. */
    public @Nullable String label() {
        if (fits(text())) {
            return text();
        }
        return fits(belief.shown()) && !belief.isEnded() ? belief.shown() : null;
    }

    /** Such as {@code c41f7ae}, {@code c41f7ae on a part}, {@code nothing, c41f7ae ended}. */
    public String said() {
        if (belief.isEnded()) {
            return "nothing, " + belief.shown() + " ended";
        }
        return belief.shown()
                + (belief.isMixed() ? " on a part" : "")
                + (belief.weight() == null
                        ? ""
                        : " at " + belief.weight().stripTrailingZeros().toPlainString() + " %");
    }

    private String text() {
        return repeats >= REPEATED ? "%s, %d × same SHA".formatted(said(), repeats) : said();
    }

    private boolean fits(String text) {
        return text.length() * LETTER + ROOM <= TimelineScale.pixels(right - left);
    }
}
