package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import dev.plimsoll.changes.ArtifactsTaken;
import dev.plimsoll.changes.CommitsTaken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what senders say of deployments, many at a time, and derives what follows.
 *
 * <p>Identity and state decide, never the order of arrival: the same reports and reviews, however shuffled and repeated,
 * end in the same ledger. Joins the caller's transaction and publishes {@link DeploymentsChanged} in it.
 */
@Component
public class Ledger {

    private final Catalog catalog;
    private final LedgerLocks locks;
    private final ReportRows reports;
    private final ReviewRows reviews;
    private final DeploymentRows deployments;
    private final ObservationRows observations;
    private final History history;
    private final OpenQuestions openQuestions;
    private final ServiceNamesOf services;
    private final ApplicationEventPublisher events;

    Ledger(
            Catalog catalog,
            LedgerLocks locks,
            ReportRows reports,
            ReviewRows reviews,
            DeploymentRows deployments,
            ObservationRows observations,
            History history,
            OpenQuestions openQuestions,
            ServiceNamesOf services,
            ApplicationEventPublisher events) {
        this.catalog = catalog;
        this.locks = locks;
        this.reports = reports;
        this.reviews = reviews;
        this.deployments = deployments;
        this.observations = observations;
        this.history = history;
        this.openQuestions = openQuestions;
        this.services = services;
        this.events = events;
    }

    /** Takes in what was said of deployments and what was seen running, and derives each place once for all of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(List<DeploymentReport> said, List<DeploymentReview> reviewed, List<Observation> seen) {
        if (said.isEmpty() && reviewed.isEmpty() && seen.isEmpty()) {
            return;
        }
        var places = catalog.places(claims(said, reviewed, seen));
        locks.take(said, reviewed, seen, places);
        var names = new TreeSet<String>();
        var cells = new ArrayList<CellFrom>();
        if (!said.isEmpty() || !reviewed.isEmpty()) {
            cells.addAll(write(said, reviewed, places, names));
        }
        var seenIn = observations.write(seen, places);
        names.addAll(services.names(seenIn));
        cells.addAll(seenIn);
        history.settle(cells);
        if (!names.isEmpty()) {
            events.publishEvent(new DeploymentsChanged(names));
        }
    }

    /** Writes what was said, adds the services it is about, and returns where what runs may have changed. */
    private List<CellFrom> write(
            List<DeploymentReport> said,
            List<DeploymentReview> reviewed,
            Map<Claim, Place> places,
            Set<String> serviceNames) {
        reviews.write(reviewed, places);
        var batch = new LedgerBatch(said, places, reports.known(said, deployments.reviewed(reviewed, places)));
        if (batch.isEmpty()) {
            return List.of();
        }
        batch.turnDown(reviews.turnedDown(batch.questions()));
        var written = deployments.write(batch.rows());
        reports.write(said, written);
        serviceNames.addAll(written.services());
        return batch.cellsThatMayChange(written);
    }

    /** Derives anew what follows from a commit that joins two ends of the graph. */
    @EventListener
    void on(CommitsTaken event) {
        settle(openQuestions.ofCommits(event));
    }

    /** Derives anew what was known by its artifact alone, now that a build says which commit that is. */
    @EventListener
    void on(ArtifactsTaken event) {
        settle(openQuestions.ofArtifacts(event.digests()));
    }

    private void settle(List<CellFrom> cells) {
        if (!cells.isEmpty()) {
            locks.take(cells);
            if (history.settle(cells) > 0) {
                events.publishEvent(new DeploymentsChanged(services.names(cells)));
            }
        }
    }

    private static List<Claim> claims(
            List<DeploymentReport> said, List<DeploymentReview> reviewed, List<Observation> seen) {
        return Stream.of(
                        said.stream().map(DeploymentReport::about),
                        reviewed.stream().map(DeploymentReview::about),
                        seen.stream().map(Observation::about))
                .flatMap(claims -> claims)
                .distinct()
                .toList();
    }
}
