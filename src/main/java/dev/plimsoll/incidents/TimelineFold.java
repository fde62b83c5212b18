package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes one row of what several said of the same thing: an alert and the incident that was opened because of it, a page
 * and its acknowledgement. What is folded away is not lost, only not shown without being asked for.
 */
final class TimelineFold {

    private static final Duration SAME = Duration.ofSeconds(59);
    private static final Duration QUICK = Duration.ofMinutes(2);

    private final List<OwnEntries.KnownMoment> moments;
    private final List<KnownAlert> alerts;

    private TimelineFold(List<OwnEntries.KnownMoment> moments, List<KnownAlert> alerts) {
        this.moments = moments;
        this.alerts = alerts;
    }

    static List<TimelineEntry> entries(List<OwnEntries.KnownMoment> moments, List<KnownAlert> alerts) {
        return new TimelineFold(moments, alerts).entries();
    }

    private List<TimelineEntry> entries() {
        var entries = new ArrayList<>(OwnEntries.entries(alerts));
        var best = best();
        for (var moment : moments) {
            var entry = OwnEntries.entry(moment);
            if (!Objects.equals(best.get(slot(moment)), moment.id()) || isSaidElsewhere(moment)) {
                entry = TimelineEntries.aside(entry);
            } else if (moment.kind() == Phase.PAGED) {
                entry = TimelineEntries.reworded(entry, entry.text() + acknowledgement(moment));
            }
            entries.add(entry);
        }
        return entries;
    }

    /** Of several that tell of one phase at one instant the one that says most. */
    private Map<String, Long> best() {
        var best = new HashMap<String, Long>();
        var length = new HashMap<String, Integer>();
        for (var moment : moments) {
            var says = Objects.requireNonNullElse(moment.body(), "").length();
            if (says > length.getOrDefault(slot(moment), -1)) {
                length.put(slot(moment), says);
                best.put(slot(moment), moment.id());
            }
        }
        return best;
    }

    private static String slot(OwnEntries.KnownMoment moment) {
        return moment.kind() == Phase.NOTE
                ? "note-" + moment.id()
                : moment.phase() + moment.at().getEpochSecond() / 60;
    }

    private boolean isSaidElsewhere(OwnEntries.KnownMoment moment) {
        var isSilent = moment.body() == null || moment.body().isBlank();
        return switch (moment.kind()) {
            case OPENED ->
                moment.origin().equals(IncidentRows.ALERTS) || isNear(Phase.PAGED, moment.at()) || !isAlone(moment);
            case DETECTED -> isSilent && alerts.stream().anyMatch(alert -> isSame(alert.startedAt(), moment.at()));
            case IMPACT_STARTED -> isSilent && isNearDifferent(moment);
            case MITIGATED ->
                isSilent
                        && alerts.stream()
                                .anyMatch(alert -> alert.endedAt() != null && isSame(alert.endedAt(), moment.at()));
            case ACKNOWLEDGED -> isSilent && pagedBefore(moment);
            case RESOLVED -> isSilent && isResolvedAgain(moment);
            default -> false;
        };
    }

    /** Whether nothing else says that somebody took notice then. */
    private boolean isAlone(OwnEntries.KnownMoment moment) {
        return alerts.stream().noneMatch(alert -> isSame(alert.startedAt(), moment.at()))
                && moments.stream()
                        .noneMatch(other -> other.kind() == Phase.DETECTED && isSame(other.at(), moment.at()));
    }

    private boolean isNear(Phase phase, Instant at) {
        return moments.stream().anyMatch(other -> other.kind() == phase && isSame(other.at(), at));
    }

    private boolean isNearDifferent(OwnEntries.KnownMoment moment) {
        return moments.stream()
                .anyMatch(other -> other.id() != moment.id()
                        && other.kind() == moment.kind()
                        && other.body() != null
                        && isSame(other.at(), moment.at()));
    }

    private boolean pagedBefore(OwnEntries.KnownMoment moment) {
        return moments.stream()
                .anyMatch(paged -> paged.kind() == Phase.PAGED && isWithin(QUICK, paged.at(), moment.at()));
    }

    /** Of a duplicate that was merged: the last end is the end. */
    private boolean isResolvedAgain(OwnEntries.KnownMoment moment) {
        return moments.stream()
                        .anyMatch(other ->
                                other.kind() == Phase.RESOLVED && other.at().isAfter(moment.at()))
                && moments.stream()
                        .noneMatch(other ->
                                other.kind() == Phase.REOPENED && !other.at().isBefore(moment.at()));
    }

    private String acknowledgement(OwnEntries.KnownMoment paged) {
        return moments.stream()
                .filter(moment -> moment.kind() == Phase.ACKNOWLEDGED && isWithin(QUICK, paged.at(), moment.at()))
                .findFirst()
                .map(moment -> ", acknowledged%s in %s"
                        .formatted(
                                moment.by() == null ? "" : " by " + moment.by(),
                                seconds(Duration.between(paged.at(), moment.at()))))
                .orElse("");
    }

    private static String seconds(Duration length) {
        return length.toSeconds() < 60 ? length.toSeconds() + " s" : length.toMinutes() + " min";
    }

    private static boolean isSame(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SAME) <= 0
                && one.getEpochSecond() / 60 == other.getEpochSecond() / 60;
    }

    private static boolean isWithin(Duration most, Instant first, Instant then) {
        return !then.isBefore(first) && Duration.between(first, then).compareTo(most) <= 0;
    }
}
