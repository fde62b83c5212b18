package dev.plimsoll.deployments.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One or several marks of a lane that are drawn as one.
 *
 * @param first the instant of the earliest
 * @param number how many there are
 * @param troubled how many of them failed or contradict what was known
 * @param sha what all of them deployed; null if they differ or nobody said
 * @param xs where each stands, in per cent; none if only their number is known
 * @param only the mark itself if it is one alone and known
 */
record MarkCluster(
        TimelineScale scale,
        Instant first,
        Instant last,
        int number,
        int troubled,
        int rolledBack,
        @Nullable String sha,
        List<Double> xs,
        @Nullable TimelineMark only) {

    /** Ticks closer than this many pixels become a number. */
    private static final double TICK = 6;

    private static final double SIGN = 16;
    private static final double LETTER = 6.6;
    private static final double ROOM = 14;

    static MarkCluster of(TimelineMark mark, TimelineScale scale) {
        return new MarkCluster(
                scale,
                mark.at(),
                mark.at(),
                1,
                mark.kind().isTrouble() ? 1 : 0,
                mark.kind() == MarkKind.ROLLBACK ? 1 : 0,
                mark.sha(),
                List.of(scale.x(mark.at())),
                mark);
    }

    static MarkCluster of(MarkCount count, TimelineScale scale) {
        return new MarkCluster(
                scale,
                count.first(),
                count.last(),
                count.number(),
                count.failed(),
                count.rolledBack(),
                count.sha(),
                List.of(),
                null);
    }

    MarkCluster with(MarkCluster other) {
        return new MarkCluster(
                scale,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                number + other.number,
                troubled + other.troubled,
                rolledBack + other.rolledBack,
                Objects.equals(sha, other.sha) ? sha : null,
                Stream.concat(xs.stream(), other.xs.stream()).toList(),
                null);
    }

    /** What stands in the drawing where a number stands for several. */
    public String label() {
        return sha != null && number > 2 ? number + " × same SHA" : String.valueOf(number);
    }

    /** Such as {@code 12 deployments, 2 in trouble, 1 rolled back}. */
    public String said() {
        return (sha == null ? number + " marks" : number + " × the same SHA, " + Artifact.abbreviated(sha))
                + (troubled == 0 ? "" : ", " + troubled + " failed or contradicted")
                + (rolledBack == 0 ? "" : ", " + rolledBack + " rolled back");
    }

    public String tone() {
        return troubled > 0 ? "bad" : rolledBack > 0 ? "warn" : "";
    }

    /** Its middle, moved so far that its label stays within the drawing. */
    double x() {
        var middle = (scale.x(first) + scale.x(last)) / 2;
        var half = TimelineScale.percent(size() / 2);
        return Math.min(Math.max(middle, Math.min(half, 50)), Math.max(100 - half, 50));
    }

    public String middle() {
        return TimelineScale.text(only == null ? x() : scale.x(first));
    }

    public List<String> teeth() {
        return xs.stream().map(TimelineScale::text).toList();
    }

    public String left() {
        return TimelineScale.text(scale.x(first));
    }

    public String right() {
        return TimelineScale.text(scale.x(last));
    }

    /** The width of the label, in pixels. */
    public int width() {
        return (int) Math.round(label().length() * LETTER + ROOM);
    }

    public int offset() {
        return -width() / 2;
    }

    double leftEdge() {
        return Math.min(scale.x(first), x() - TimelineScale.percent(size() / 2));
    }

    double rightEdge() {
        return Math.max(scale.x(last), x() + TimelineScale.percent(size() / 2));
    }

    /** Pixels across. */
    private double size() {
        return only == null ? width() : only.kind().isTick() ? TICK : SIGN;
    }
}
