package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The points of one incident, each taken from the entry of the timeline that tells of it, as people put it right.
 *
 * @param change the deployment that it is laid at the door of
 * @param remedies in the order in which they began
 */
record Points(
        IncidentHead head,
        @Nullable KnownChange change,
        boolean isNoChange,
        List<KnownAlert> alerts,
        List<Remedy> remedies,
        Map<String, Instant> putRight) {

    private static final Set<String> HUMANS = Set.of("person", "customer");

    Map<Point, PointAt> all() {
        var all = new EnumMap<Point, PointAt>(Point.class);
        all.put(Point.CHANGE, began());
        all.put(Point.IMPACT, impact());
        all.put(Point.DETECTED, detected());
        all.put(Point.ACKNOWLEDGED, said(head.acknowledgedAt(), "acknowledged", "no acknowledgement"));
        all.put(
                Point.DECIDED,
                said(head.decidedAt(), "cause found or decided", "nobody noted the cause or a decision"));
        all.put(Point.ROLLBACK_STARTED, rollbackStarted());
        all.put(Point.ROLLED_BACK, rolledBack());
        all.put(Point.VERSION_RESTORED, versionRestored());
        all.put(Point.RESTORED, restored());
        all.put(Point.CLOSED, said(head.resolvedAt(), "incident resolved", "the incident is open"));
        return all;
    }

    private PointAt began() {
        if (change == null) {
            return PointAt.missing(isNoChange ? "no change caused it" : "no change is known to have caused it");
        }
        return at(
                "deployment-%d-start".formatted(change.deploymentId()),
                change.beganAt(),
                change.kind().equals("code") ? "deployment began" : "change of %s began".formatted(change.kind()));
    }

    private PointAt impact() {
        return head.impactStartedAt() != null
                ? PointAt.of(head.impactStartedAt(), "impact began", null)
                : firstAlert().orElseGet(() -> PointAt.missing("no alert event, and nobody said when it began"));
    }

    private PointAt detected() {
        if (head.detectedAt() != null) {
            return PointAt.of(head.detectedAt(), "noticed", null);
        }
        return firstAlert()
                .orElseGet(() -> HUMANS.contains(Objects.requireNonNullElse(head.detectedBy(), ""))
                        ? PointAt.of(head.openedAt(), "reported by a " + head.detectedBy(), null)
                        : PointAt.missing("no alert event"));
    }

    private Optional<PointAt> firstAlert() {
        return alerts.stream()
                .map(alert -> at("alert-%d-start".formatted(alert.id()), alert.startedAt(), "first alert"))
                .min(Comparator.comparing(PointAt::at, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    private Optional<Remedy> rollback() {
        return remedies.stream().filter(Remedy::isRollback).findFirst();
    }

    private PointAt rollbackStarted() {
        return rollback()
                .map(one -> at("deployment-%d-start".formatted(one.deploymentId()), one.beganAt(), "rollback began"))
                .orElseGet(() -> PointAt.missing("no rollback"));
    }

    private PointAt rolledBack() {
        return rollback()
                .map(one -> one.finishedAt() == null
                        ? PointAt.missing("the rollback has not ended")
                        : at("deployment-%d-end".formatted(one.deploymentId()), one.finishedAt(), "rollback ended"))
                .orElseGet(() -> PointAt.missing("no rollback"));
    }

    private PointAt versionRestored() {
        return remedies.stream()
                .filter(Remedy::isRollback)
                .filter(one -> !Boolean.FALSE.equals(one.isVersionRestored()) && one.finishedAt() != null)
                .findFirst()
                .map(one -> at(
                        "deployment-%d-end".formatted(one.deploymentId()),
                        Objects.requireNonNull(one.finishedAt()),
                        "%s runs again".formatted(one.label())))
                .orElseGet(() -> PointAt.missing(
                        rollback().isPresent() ? "the rollback did not bring the version back" : "no rollback"));
    }

    private PointAt restored() {
        if (head.restoredAt() == null) {
            return PointAt.missing(alerts.isEmpty() ? "the service is not normal yet" : "alerts still fire");
        }
        return switch (Objects.requireNonNullElse(head.restoredBy(), "")) {
            case "mitigated" -> PointAt.of(head.restoredAt(), "service normal", null);
            case "alerts" -> lastAlert();
            default -> PointAt.of(head.restoredAt(), "incident resolved", null);
        };
    }

    private PointAt lastAlert() {
        return alerts.stream()
                .filter(alert -> alert.endedAt() != null)
                .map(alert -> at(
                        "alert-%d-end".formatted(alert.id()),
                        Objects.requireNonNull(alert.endedAt()),
                        "last alert ended"))
                .max(Comparator.comparing(PointAt::at, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElseGet(() -> PointAt.missing("no alert ended"));
    }

    private PointAt at(String entry, Instant original, String event) {
        return PointAt.of(putRight.getOrDefault(entry, original), event, entry);
    }

    private static PointAt said(@Nullable Instant at, String event, String missing) {
        return at == null ? PointAt.missing(missing) : PointAt.of(at, event, null);
    }
}
