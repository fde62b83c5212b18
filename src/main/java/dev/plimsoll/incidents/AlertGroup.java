package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Alerts of one service and environment that belong together because little time lies between them.
 *
 * @param alerts in the order in which they began
 */
record AlertGroup(List<Fired> alerts) {

    /**
     * One alert.
     *
     * @param place which service and environment it is about
     * @param until when it ended; where nobody said so, as long as it counts all the same
     * @param isEnded whether somebody said that it ended
     * @param opens whether it is grave enough to open an incident
     */
    record Fired(long id, String name, String place, Instant from, Instant until, boolean isEnded, boolean opens) {

        static final Comparator<Fired> ORDER =
                Comparator.comparing(Fired::from).thenComparing(Fired::name).thenComparing(Fired::id);
    }

    AlertGroup {
        alerts = List.copyOf(alerts);
    }

    /** Groups alerts by place and time; those that hold nothing grave are left out. */
    static List<AlertGroup> of(List<Fired> alerts, Duration together) {
        var groups = new ArrayList<AlertGroup>();
        alerts.stream()
                .map(Fired::place)
                .distinct()
                .sorted()
                .forEach(place -> groups.addAll(ofPlace(
                        alerts.stream()
                                .filter(alert -> alert.place().equals(place))
                                .sorted(Fired.ORDER)
                                .toList(),
                        together)));
        return groups.stream()
                .filter(group -> group.alerts().stream().anyMatch(Fired::opens))
                .toList();
    }

    private static List<AlertGroup> ofPlace(List<Fired> sorted, Duration together) {
        var groups = new ArrayList<AlertGroup>();
        var current = new ArrayList<Fired>();
        Instant until = null;
        for (var alert : sorted) {
            if (until != null && alert.from().isAfter(until.plus(together))) {
                groups.add(new AlertGroup(current));
                current.clear();
                until = null;
            }
            current.add(alert);
            until = until == null || alert.until().isAfter(until) ? alert.until() : until;
        }
        if (!current.isEmpty()) {
            groups.add(new AlertGroup(current));
        }
        return groups;
    }

    Fired first() {
        return alerts.get(0);
    }

    List<Long> ids() {
        return alerts.stream().map(Fired::id).toList();
    }

    /** When the last of them ended; null while one may still fire. */
    @Nullable
    Instant endedAt() {
        return alerts.stream().allMatch(Fired::isEnded)
                ? alerts.stream()
                        .map(Fired::until)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }
}
