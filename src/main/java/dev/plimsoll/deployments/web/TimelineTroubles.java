package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.TroubleScope;
import dev.plimsoll.deployments.Troubles;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what went wrong in a window, for the lanes that all services share. */
@Component
class TimelineTroubles {

    /** So many of the newest are drawn. */
    static final int MOST = 100;

    private final Troubles troubles;

    TimelineTroubles(Troubles troubles) {
        this.troubles = troubles;
    }

    Troubles.Found found(LaneFilter filter, TimeWindow window) {
        var found = between(filter, window.from(), window.to(), MOST);
        return new Troubles.Found(found.newest().stream().limit(MOST).toList(), found.incidents(), found.alerts());
    }

    /**
     * Those that can stand on one page of the table, and on the next one the first.
     *
     * @param after where the page before ended
     */
    List<TimelineMark> marks(LaneFilter filter, TimeWindow window, @Nullable Cursor after, int size) {
        return marks(between(filter, window.from(), after == null ? window.to() : end(after), size + 1));
    }

    private static List<TimelineMark> marks(Troubles.Found found) {
        return found.newest().stream().map(TimelineMark::of).toList();
    }

    private Troubles.Found between(LaneFilter filter, Instant from, Instant to, int most) {
        return filter.hasTroubles()
                ? troubles.between(
                        new TroubleScope(filter.service(), filter.team(), filter.environments()), from, to, most)
                : Troubles.Found.NOTHING;
    }

    /** Nothing of ours has a number: what began at the cursor comes before it, unless it is at a deployment. */
    private static Instant end(Cursor after) {
        return after.id() > 0 ? after.at().plus(1, ChronoUnit.MICROS) : after.at();
    }
}
