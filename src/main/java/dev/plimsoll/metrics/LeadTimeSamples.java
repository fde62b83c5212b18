package dev.plimsoll.metrics;

import dev.plimsoll.deployments.Arrivals;
import dev.plimsoll.deployments.Came;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The derived tables of which commits and change requests arrived, how long they took, and where commits are missing. */
@Component
@Order(2)
class LeadTimeSamples implements Layer {

    /** How many deployments are derived together. */
    private static final int BATCH = 250;

    private final AffectedDeployments affected;
    private final LandingRows landings;
    private final Arrivals arrivals;
    private final CommitFactRows commits;
    private final ChangeFactRows changes;
    private final SampleRows samples;
    private final GapRows gaps;
    private final ChangeSamples changeSamples;
    private final TierRows tiers;

    LeadTimeSamples(
            AffectedDeployments affected,
            LandingRows landings,
            Arrivals arrivals,
            CommitFactRows commits,
            ChangeFactRows changes,
            SampleRows samples,
            GapRows gaps,
            ChangeSamples changeSamples,
            TierRows tiers) {
        this.affected = affected;
        this.landings = landings;
        this.arrivals = arrivals;
        this.commits = commits;
        this.changes = changes;
        this.samples = samples;
        this.gaps = gaps;
        this.changeSamples = changeSamples;
        this.tiers = tiers;
    }

    @Override
    public Map<Long, Instant> settle(Settling settling, Instant knownAt) {
        var run = new Run(knownAt);
        var gone = affected.gone(settling.services());
        if (!gone.isEmpty()) {
            write(run, gone, List.of());
            gaps.write(gone, List.of());
        }
        derive(run, affected.of(settling));
        if (!run.moved.isEmpty()) {
            derive(run, affected.after(run.moved));
        }
        samples.forget(affected.unknown(gone));
        return run.changed;
    }

    /** What has to be kept of a service until the last of its deployments is derived. */
    private static final class Run {

        private final Instant knownAt;
        private final Map<Long, Instant> changed = new HashMap<>();
        /** Where other commits arrived than was believed, and what came later is not derived anew for another reason. */
        private final Map<Landing.Place, Instant> moved = new HashMap<>();

        private final List<SampleRow> touched = new ArrayList<>();

        Run(Instant knownAt) {
            this.knownAt = knownAt;
        }

        void change(Collection<SampleRow> rows) {
            rows.forEach(row -> change(row.serviceId(), row.finishedAt()));
        }

        void change(long serviceId, Instant since) {
            changed.merge(serviceId, since, (a, b) -> a.isBefore(b) ? a : b);
        }

        List<SampleRow> take(Predicate<SampleRow> whole) {
            var taken = touched.stream().filter(whole).toList();
            touched.removeIf(whole);
            return taken;
        }
    }

    private void derive(Run run, List<AffectedDeployments.Affected> all) {
        for (var from = 0; from < all.size(); from += BATCH) {
            var batch = all.subList(from, Math.min(all.size(), from + BATCH));
            deriveCommits(run, batch);
            var next = from + BATCH < all.size() ? all.get(from + BATCH).place().serviceId() : null;
            deriveChanges(run, run.take(row -> next == null || row.serviceId() != next));
        }
        deriveChanges(run, run.take(row -> true));
    }

    private void deriveCommits(Run run, List<AffectedDeployments.Affected> batch) {
        var ids = batch.stream().map(AffectedDeployments.Affected::deploymentId).toList();
        var landed = landed(ids);
        var asked = CommitSamples.asked(landed);
        var facts = facts(asked, landed);
        var services =
                landed.stream().map(one -> one.landing().serviceId()).distinct().toList();
        var everywhere = new HashSet<>(asked);
        everywhere.addAll(facts.commits().keySet());
        var reached = new Reached(commits.arrived(everywhere, services, ids));
        var before = gaps.outcomes(ids);
        var after = gaps(landed, facts.commits().keySet());
        gaps.write(ids, after);
        var changed = write(run, ids, CommitSamples.of(landed, facts, reached));
        noteMoves(run, batch, landed, changed, before, after);
    }

    /** Writes the commits of these deployments, and gives the deployments to which other commits belong than before. */
    private Set<Long> write(Run run, List<Long> ids, List<SampleRow> derived) {
        var believed = samples.believed(SampleRow.COMMIT, ids);
        run.touched.addAll(samples.believed(SampleRow.CHANGE, ids).values());
        run.touched.addAll(believed.values());
        run.touched.addAll(derived);
        run.change(samples.write(believed, derived, run.knownAt));
        var was = believed.values().stream().map(SampleRow::key).collect(Collectors.toSet());
        var is = derived.stream().map(SampleRow::key).collect(Collectors.toSet());
        var moved = new HashSet<Long>();
        was.stream().filter(key -> !is.contains(key)).forEach(key -> moved.add(key.deploymentId()));
        is.stream().filter(key -> !was.contains(key)).forEach(key -> moved.add(key.deploymentId()));
        return moved;
    }

    private static void noteMoves(
            Run run,
            List<AffectedDeployments.Affected> batch,
            List<Landed> landed,
            Set<Long> moved,
            Map<Long, String> before,
            List<GapRows.Gap> after) {
        var byLedger = batch.stream()
                .filter(AffectedDeployments.Affected::isByLedger)
                .map(AffectedDeployments.Affected::deploymentId)
                .collect(Collectors.toSet());
        var outcomes = after.stream().collect(Collectors.toMap(GapRows.Gap::deploymentId, GapRows.Gap::outcome));
        for (var one : landed) {
            var landing = one.landing();
            var id = landing.deploymentId();
            if (!byLedger.contains(id) && (moved.contains(id) || !Objects.equals(before.get(id), outcomes.get(id)))) {
                run.moved.merge(landing.place(), landing.turn().at(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
    }

    private void deriveChanges(Run run, List<SampleRow> touched) {
        if (touched.isEmpty()) {
            return;
        }
        var changed = changeSamples.settle(touched, run.knownAt);
        run.change(changed);
        var subjects = new HashSet<TierRows.Subject>();
        touched.forEach(row -> subjects.add(TierRows.Subject.of(row)));
        changed.forEach(row -> subjects.add(TierRows.Subject.of(row)));
        tiers.settle(subjects, run.knownAt).forEach(run::change);
    }

    private List<Landed> landed(List<Long> ids) {
        var came = arrivals.withAll(ids).stream().collect(Collectors.toMap(Came::deploymentId, one -> one));
        return landings.find(ids).stream()
                .map(landing -> new Landed(landing, Objects.requireNonNull(came.get(landing.deploymentId()))))
                .toList();
    }

    private CommitSamples.Facts facts(List<Settling.Commit> asked, List<Landed> landed) {
        var numbers = changes.numbers(asked);
        var requests = changes.find(numbers.entrySet().stream()
                .map(one -> new Settling.Change(one.getKey().repositoryId(), one.getValue()))
                .collect(Collectors.toSet()));
        var services = landed.stream().map(one -> one.landing().serviceId()).collect(Collectors.toSet());
        return new CommitSamples.Facts(commits.find(asked), numbers, requests, commits.prefixes(services));
    }

    private static List<GapRows.Gap> gaps(List<Landed> landed, Set<Settling.Commit> reported) {
        var gaps = new ArrayList<GapRows.Gap>();
        for (var one : landed) {
            var head = one.head();
            var outcome = one.gap(head != null && reported.contains(head));
            if (outcome != null) {
                gaps.add(new GapRows.Gap(
                        one.landing().deploymentId(),
                        one.came().repositoryId(),
                        one.landing().serviceId(),
                        outcome));
            }
        }
        return gaps;
    }
}
