package dev.plimsoll.deployments.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lanes of a window as a drawing; all that is across is in per cent, all that is down in pixels.
 *
 * @param shared the lanes above the others
 * @param isCounted whether there are so many marks that only their numbers were read
 * @param isCoarse whether there are so many changes of version that short ones are left out
 */
record TimelineDrawing(
        TimeWindow window,
        List<SharedLane> shared,
        List<DrawnLane> lanes,
        TimelineAxis axis,
        boolean isCounted,
        boolean isCoarse) {

    private static final int FOOT = 22;

    /**
     * @param beliefs of all lanes, by lane and time
     * @param marks by the place of their lane, each alone
     */
    static TimelineDrawing of(
            LanesShown shown,
            List<SharedLane> shared,
            TimeWindow window,
            Instant now,
            TimelineAxis axis,
            List<TimelineBelief> beliefs,
            Map<Integer, List<MarkCluster>> marks,
            boolean isCounted) {
        var ran = beliefs.stream().collect(Collectors.groupingBy(TimelineBelief::lane));
        var lanes = IntStream.range(0, shown.lanes().size())
                .mapToObj(n -> DrawnLane.of(
                        shown.lanes().get(n),
                        bottom(shared),
                        n,
                        window,
                        now,
                        ran.getOrDefault(n, List.of()),
                        marks.getOrDefault(n, List.of())))
                .toList();
        return new TimelineDrawing(
                window,
                shared,
                lanes,
                axis,
                isCounted,
                beliefs.stream().anyMatch(belief -> belief.total() > LaneQuery.BARS));
    }

    private static int bottom(List<SharedLane> shared) {
        return DrawnLane.AXIS + shared.stream().mapToInt(SharedLane::height).sum();
    }

    public int height() {
        return floor() + FOOT;
    }

    /** Where the last lane ends. */
    public int floor() {
        return bottom(shared) + DrawnLane.HEIGHT * lanes.size();
    }

    public String x(Instant at) {
        return TimelineScale.text(TimelineScale.of(window).x(at));
    }

    /** How many there are; an incident and an alert is one, too. */
    public int marks() {
        return shared.stream().mapToInt(SharedLane::total).sum()
                + lanes.stream()
                        .flatMap(lane -> lane.marks().stream())
                        .mapToInt(MarkCluster::number)
                        .sum();
    }
}
