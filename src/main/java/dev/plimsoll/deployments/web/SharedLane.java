package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Trouble;
import dev.plimsoll.deployments.Troubles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A lane above those of the versions, which all services share: what went wrong, with as many rows as keep the bars apart.
 *
 * @param top where it begins, in pixels from the upper edge
 * @param rows at least one, at most {@value #MOST_ROWS}
 * @param total how many there are, also those that are not drawn
 */
record SharedLane(String name, int top, int rows, List<TroubleBar> bars, int total) {

    static final int MOST_ROWS = 4;
    static final int ROW = 22;
    private static final int ROOM = 10;

    /** The lanes of a window, one of incidents and one of alerts, without those that would be empty. */
    static List<SharedLane> of(Troubles.Found found, TimeWindow window, Instant now) {
        var lanes = new ArrayList<SharedLane>();
        var top = DrawnLane.AXIS;
        for (var kind : Trouble.Kind.values()) {
            var lane = of(kind, found, window, now, top);
            if (lane.total() > 0) {
                lanes.add(lane);
                top += lane.height();
            }
        }
        return lanes;
    }

    /** How many lanes there will be. */
    static int count(Troubles.Found found) {
        return (found.incidents() > 0 ? 1 : 0) + (found.alerts() > 0 ? 1 : 0);
    }

    private static SharedLane of(Trouble.Kind kind, Troubles.Found found, TimeWindow window, Instant now, int top) {
        var isIncident = kind == Trouble.Kind.INCIDENT;
        var bars = new ArrayList<TroubleBar>();
        found.newest().stream().filter(one -> one.kind() == kind).forEach(one -> place(one, window, now, top, bars));
        return new SharedLane(
                isIncident ? "Incidents" : "Alerts",
                top,
                bars.stream().mapToInt(TroubleBar::row).max().orElse(0) + 1,
                bars,
                isIncident ? found.incidents() : found.alerts());
    }

    /** In the first row in which it covers none that is newer; where all rows are full it is counted and not drawn. */
    private static void place(Trouble one, TimeWindow window, Instant now, int top, List<TroubleBar> bars) {
        for (var row = 0; row < MOST_ROWS; row++) {
            var bar = TroubleBar.of(one, window, now, row, top + ROOM / 2 + row * ROW);
            if (bars.stream().noneMatch(bar::covers)) {
                bars.add(bar);
                return;
            }
        }
    }

    public int height() {
        return rows * ROW + ROOM;
    }

    /** Such as {@code 3}, or {@code 120, the newest 87 drawn}. */
    public String count() {
        return total == bars.size() ? String.valueOf(total) : "%d, %d drawn".formatted(total, bars.size());
    }
}
