package dev.plimsoll.deployments.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what happened in a window: mark by mark, or where there are too many as numbers, so that none is missing. */
@Component
class TimelineMarks {

    /** The most marks that are drawn as such. */
    static final int MOST = 400;

    private static final int ROWS = 100;
    private static final int FINEST = 160;
    private static final int COARSEST = 10;

    private final MarkQuery query;
    private final TimelineTroubles troubles;

    TimelineMarks(MarkQuery query, TimelineTroubles troubles) {
        this.query = query;
        this.troubles = troubles;
    }

    /** @param drawn how many marks the lanes that all services share take away from {@value #MOST} */
    WindowMarks of(
            LanesShown shown, TimeWindow window, List<TimelineBelief> beliefs, @Nullable Cursor after, int drawn) {
        var seen = seen(shown, window, beliefs);
        var newest = query.marks(shown, window, null, MOST - drawn + 1);
        var isCounted = newest.size() > MOST - drawn;
        return new WindowMarks(
                isCounted
                        ? withSeen(counted(shown, window), shown, window, seen)
                        : withSeen(drawn(shown, window, newest), shown, window, seen),
                isCounted && after != null
                        ? page(shown, window, seen, after, ROWS)
                        : MarkTable.of(newest, with(seen, shown, window, after, ROWS), after, ROWS),
                isCounted);
    }

    /** One page of the table, as long as is asked for. */
    MarkTable page(LanesShown shown, TimeWindow window, List<TimelineMark> seen, @Nullable Cursor after, int size) {
        return MarkTable.of(
                query.marks(shown, window, after, size + 1), with(seen, shown, window, after, size), after, size);
    }

    private List<TimelineMark> with(
            List<TimelineMark> seen, LanesShown shown, TimeWindow window, @Nullable Cursor after, int size) {
        return Stream.concat(seen.stream(), troubles.marks(shown.filter(), window, after, size).stream())
                .toList();
    }

    /** What was seen and not said, or contradicted what was said. */
    List<TimelineMark> seen(LanesShown shown, TimeWindow window, List<TimelineBelief> beliefs) {
        return beliefs.stream()
                .filter(TimelineBelief::isContradiction)
                .filter(belief -> window.contains(belief.beganAt()))
                .map(belief -> TimelineMark.seen(belief, shown.lanes().get(belief.lane())))
                .toList();
    }

    private static Map<Integer, List<MarkCluster>> drawn(
            LanesShown shown, TimeWindow window, List<TimelineMark> marks) {
        var scale = TimelineScale.of(window);
        return marks.stream()
                .collect(Collectors.groupingBy(
                        mark -> shown.indexOf(mark.serviceId(), mark.environmentId(), mark.target(), mark.slot()),
                        Collectors.mapping(mark -> MarkCluster.of(mark, scale), Collectors.toList())));
    }

    private Map<Integer, List<MarkCluster>> counted(LanesShown shown, TimeWindow window) {
        var scale = TimelineScale.of(window);
        var buckets = Math.min(Math.max(MOST / Math.max(shown.lanes().size(), 1), COARSEST), FINEST);
        return query.counts(shown, window, buckets).stream()
                .collect(Collectors.groupingBy(
                        count -> shown.indexOf(count.serviceId(), count.environmentId(), count.target(), count.slot()),
                        Collectors.mapping(count -> MarkCluster.of(count, scale), Collectors.toList())));
    }

    private static Map<Integer, List<MarkCluster>> withSeen(
            Map<Integer, List<MarkCluster>> said, LanesShown shown, TimeWindow window, List<TimelineMark> seen) {
        var all = new HashMap<>(said);
        drawn(shown, window, seen).forEach((lane, marks) -> all.merge(lane, marks, TimelineMarks::both));
        return all;
    }

    private static List<MarkCluster> both(List<MarkCluster> some, List<MarkCluster> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
