package dev.plimsoll.deployments.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One lane of the drawing.
 *
 * @param top where it begins, in pixels from the upper edge
 */
record DrawnLane(TimelineLane lane, int top, List<TimelineBar> bars, List<MarkCluster> marks) {

    static final int AXIS = 26;
    static final int HEIGHT = 46;

    /**
     * @param top where the first lane begins
     * @param beliefs of this lane, in order; the first may have begun before the window
     * @param marks of this lane, each alone
     */
    static DrawnLane of(
            TimelineLane lane,
            int top,
            int index,
            TimeWindow window,
            Instant now,
            List<TimelineBelief> beliefs,
            List<MarkCluster> marks) {
        var apart = MarkClusters.apart(marks);
        return new DrawnLane(lane, top + index * HEIGHT, bars(window, now, beliefs, apart), apart);
    }

    public int barTop() {
        return top + 6;
    }

    public int textTop() {
        return top + 19;
    }

    public int markTop() {
        return top + 35;
    }

    private static List<TimelineBar> bars(
            TimeWindow window, Instant now, List<TimelineBelief> beliefs, List<MarkCluster> marks) {
        var scale = TimelineScale.of(window);
        var bars = new ArrayList<TimelineBar>();
        for (int n = 0; n < beliefs.size(); n++) {
            var belief = beliefs.get(n);
            var until = n + 1 < beliefs.size() ? beliefs.get(n + 1).beganAt() : null;
            var right = scale.x(until == null ? (now.isBefore(window.to()) ? now : window.to()) : until);
            var left = scale.x(belief.beganAt());
            if (right > left) {
                bars.add(new TimelineBar(belief, until, left, right, repeats(belief, until, marks)));
            }
        }
        return bars;
    }

    private static int repeats(TimelineBelief belief, @Nullable Instant until, List<MarkCluster> marks) {
        return (int) marks.stream()
                .filter(mark -> mark.only() != null)
                .filter(mark -> !mark.first().isBefore(belief.beganAt()))
                .filter(mark -> until == null || mark.first().isBefore(until))
                .filter(mark -> mark.sha() != null && Objects.equals(mark.sha(), belief.sha()))
                .count();
    }
}
