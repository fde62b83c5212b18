package dev.plimsoll.deployments.web;

import java.util.List;

/**
 * The lanes of one view.
 *
 * @param lanes in order; with those that all services share at most {@value #MOST}
 */
record LanesShown(LaneFilter filter, List<TimelineLane> lanes) {

    static final int MOST = 40;

    public int total() {
        return lanes.isEmpty() ? 0 : lanes.get(0).total();
    }

    public boolean isCut() {
        return total() > lanes.size();
    }

    public List<String> services() {
        return lanes.stream().map(TimelineLane::service).distinct().toList();
    }

    /** The lane of its own target and slot, else the first of its service and environment. */
    int indexOf(long service, long environment, String target, String slot) {
        var first = -1;
        for (int n = 0; n < lanes.size(); n++) {
            var lane = lanes.get(n);
            if (lane.isPlace(service, environment)) {
                if (lane.isLane(target, slot)) {
                    return n;
                }
                first = first < 0 ? n : first;
            }
        }
        return first;
    }
}
