package dev.plimsoll.incidents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together all that is known of an incident, for its page, for programs and for the post-mortem. */
@Component
public class IncidentFiles {

    private static final Duration BEFORE = Duration.ofMinutes(30);

    private final IncidentReader reader;
    private final ScopeReader scopes;
    private final ChangeReader changes;
    private final SuspectFinder suspects;
    private final OwnEntries own;
    private final LedgerEntries ledger;
    private final BuildEntries builds;
    private final Edits edits;
    private final RanReader ran;
    private final List<TimelineContributor> contributors;
    private final Clock clock;

    IncidentFiles(
            IncidentReader reader,
            ScopeReader scopes,
            ChangeReader changes,
            SuspectFinder suspects,
            OwnEntries own,
            LedgerEntries ledger,
            BuildEntries builds,
            Edits edits,
            RanReader ran,
            List<TimelineContributor> contributors,
            Clock clock) {
        this.reader = reader;
        this.scopes = scopes;
        this.changes = changes;
        this.suspects = suspects;
        this.own = own;
        this.ledger = ledger;
        this.builds = builds;
        this.edits = edits;
        this.ran = ran;
        this.contributors = contributors;
        this.clock = clock;
    }

    /**
     * By its key, by what its source calls it, or by our number; empty if there is none.
     *
     * @param lookback how long before the first symptom a change is suspected
     */
    @Transactional(readOnly = true)
    public Optional<IncidentFile> find(String name, Duration lookback) {
        return find(name, lookback, BEFORE);
    }

    /** @param around how long before the first symptom the timeline begins, and how long after it it ends at least */
    @Transactional(readOnly = true)
    public Optional<IncidentFile> find(String name, Duration lookback, Duration around) {
        return reader.find(name).map(head -> open(head, lookback, around));
    }

    private IncidentFile open(IncidentHead head, Duration lookback, Duration around) {
        var affected = reader.affected(head.id());
        var scope = scopes.of(head, affected);
        var end = head.endOr(clock.instant());
        var alerts = own.alerts(head.id());
        var attribution = reader.attribution(head.id());
        var cause = attribution.deploymentId() == null
                ? null
                : changes.of(attribution.deploymentId(), head, scope).orElse(null);
        var putRight = edits.of(head.id());
        var times = Edits.times(putRight);
        var remedies = changes.remedies(head, scope, end).stream()
                .map(remedy -> remedy.putRight(times))
                .toList();
        var points = new Points(head, cause, attribution.isNoChange(), alerts, remedies, times).all();
        var first = cause == null || cause.beganAt().isAfter(head.beganAt()) ? head.beganAt() : cause.beganAt();
        var from = earliest(first, head.symptomAt()).minus(around);
        var to = latest(
                        end,
                        around.equals(BEFORE) ? end : earliest(head.symptomAt().plus(around), clock.instant()))
                .plusSeconds(1);
        return new IncidentFile(
                head,
                affected,
                reader.duplicates(head.id()),
                head.symptomAt(),
                from,
                to,
                TimelineRows.of(
                        entries(head, scope, alerts, from, to), putRight, head.symptomAt(), restoredOr(head, to)),
                alerts,
                Measure.all(points),
                points,
                Stretch.of(points, remedies, head.isOpen() ? clock.instant() : null),
                attribution,
                cause,
                suspects.find(head, scope, lookback),
                remedies,
                ran.of(scope, from, to));
    }

    private List<TimelineEntry> entries(
            IncidentHead head, IncidentScope scope, List<KnownAlert> alerts, Instant from, Instant to) {
        var entries = new ArrayList<>(TimelineFold.entries(own.moments(head.id()), alerts));
        if (!scope.affected().isEmpty()) {
            entries.addAll(ledger.of(scope, from, to));
            entries.addAll(builds.of(scope, from, to));
            var asked = new TimelineScope(scope.services(), scope.environments(), from, to);
            contributors.forEach(contributor -> entries.addAll(contributor.entries(asked)));
        }
        return entries;
    }

    private static Instant restoredOr(IncidentHead head, Instant to) {
        return head.restoredAt() == null ? to : head.restoredAt();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
