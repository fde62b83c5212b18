package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The deployments that one batch of reports and reviews touches, and where each stands after it. */
final class LedgerBatch {

    private final Map<DeploymentIdentity, DeploymentReport> firstReports = new LinkedHashMap<>();
    private final Map<DeploymentIdentity, KnownDeployment> known;
    private final Map<DeploymentIdentity, Standing> standings = new TreeMap<>(DeploymentRows.ORDER);
    private final Map<Claim, Place> places;

    LedgerBatch(List<DeploymentReport> said, Map<Claim, Place> places, Collection<KnownDeployment> known) {
        this.places = places;
        this.known = known.stream().collect(Collectors.toMap(KnownDeployment::identity, one -> one));
        var all = new LinkedHashMap<DeploymentIdentity, Map<Object, Standing.Said>>();
        known.forEach(one -> one.said().forEach(report -> add(all, one.identity(), report)));
        for (var report : said) {
            firstReports.putIfAbsent(report.identity(), report);
            add(all, report.identity(), report.said());
        }
        all.forEach((identity, reports) -> standings.put(identity, Standing.of(reports.values())));
    }

    boolean isEmpty() {
        return standings.isEmpty();
    }

    /** The gates that somebody may have turned one of these down at. */
    List<GatedRun> questions() {
        var questions = new ArrayList<GatedRun>();
        standings.forEach((identity, standing) -> {
            if (standing.mayHaveBeenTurnedDown()) {
                questions.add(gate(identity, standing));
            }
        });
        return questions;
    }

    void turnDown(Set<GatedRun> turnedDown) {
        standings.replaceAll((identity, standing) ->
                standing.mayHaveBeenTurnedDown() && turnedDown.contains(gate(identity, standing))
                        ? standing.turnedDown()
                        : standing);
    }

    List<DeploymentRow> rows() {
        return standings.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Where what runs may have changed, and from which instant on. */
    List<CellFrom> cellsThatMayChange(Written written) {
        var cells = new ArrayList<CellFrom>();
        standings.forEach((identity, standing) -> {
            var before = known.get(identity);
            var stood = before == null ? null : before.standing();
            if (stood == null ? standing.matters() : !standing.hasTheEffectOf(stood)) {
                cells.add(CellFrom.of(written.cell(identity), earliest(standing, stood)));
            }
        });
        return cells;
    }

    private static Instant earliest(Standing standing, @Nullable Standing stood) {
        return stood == null || standing.effectFrom().isBefore(stood.effectFrom())
                ? standing.effectFrom()
                : stood.effectFrom();
    }

    private DeploymentRow row(DeploymentIdentity identity, Standing standing) {
        var report = firstReports.get(identity);
        return report == null
                ? DeploymentRow.ofKnown(identity, standing)
                : DeploymentRow.of(report, Objects.requireNonNull(places.get(report.about())), standing);
    }

    private GatedRun gate(DeploymentIdentity identity, Standing standing) {
        var before = known.get(identity);
        var report = firstReports.get(identity);
        var environment = before != null
                ? Long.valueOf(before.environmentId())
                : Objects.requireNonNull(
                                places.get(Objects.requireNonNull(report).about()))
                        .environmentId();
        return new GatedRun(
                identity.origin(),
                Objects.requireNonNull(standing.facts().runId()),
                Objects.requireNonNull(environment));
    }

    /** What is said again counts once: the database keeps it so too. */
    private static void add(
            Map<DeploymentIdentity, Map<Object, Standing.Said>> all,
            DeploymentIdentity identity,
            Standing.Said report) {
        all.computeIfAbsent(identity, any -> new LinkedHashMap<>()).putIfAbsent(report.key(), report);
    }
}
