package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one incident.
 *
 * @param zero the instant that offsets count from: when the impact began
 * @param from where its timeline begins
 * @param to where its timeline ends
 * @param cause the deployment that it is laid at the door of
 * @param ran what ran in the places of the incident, by place and time
 * @param stretches what was going on, from the impact to the end
 */
public record IncidentFile(
        IncidentHead head,
        List<AffectedService> affected,
        List<String> duplicates,
        Instant zero,
        Instant from,
        Instant to,
        List<TimelineRow> rows,
        List<KnownAlert> alerts,
        List<Measure> measures,
        Map<Point, PointAt> points,
        List<Stretch> stretches,
        Attribution attribution,
        @Nullable KnownChange cause,
        Suspects suspects,
        List<Remedy> remedies,
        List<RanInterval> ran) {

    /** What is wrong with what was said of it, for a person to put right. */
    public List<String> flaws() {
        return IncidentFlaws.of(head, affected);
    }

    public Measure measure(MeasureKind kind) {
        return measures.stream()
                .filter(measure -> measure.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** Whether the service was normal again because of this rollback, before anything else went out. */
    public boolean isRestoredBy(Remedy remedy) {
        var restored = head.restoredAt();
        return restored != null
                && remedy.finishedAt() != null
                && !restored.isBefore(remedy.beganAt())
                && remedies.stream()
                        .noneMatch(other -> other.beganAt().isAfter(remedy.beganAt())
                                && !other.beganAt().isAfter(restored));
    }
}
