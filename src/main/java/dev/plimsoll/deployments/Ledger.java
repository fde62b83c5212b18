package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.catalog.Claim;
import dev.plimsoll.changes.ArtifactsTaken;
import dev.plimsoll.changes.CommitsTaken;
import java.util.List;
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

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(List<DeploymentReport> said, List<DeploymentReview> reviewed) {
        if (said.isEmpty() && reviewed.isEmpty()) {
            return;
        }
        var places = catalog.places(claims(said, reviewed));
        locks.take(said, reviewed, places);
        reviews.write(reviewed, places);
        var batch = new LedgerBatch(said, places, reports.known(said, deployments.reviewed(reviewed, places)));
        if (batch.isEmpty()) {
            return;
        }
        batch.turnDown(reviews.turnedDown(batch.questions()));
        var written = deployments.write(batch.rows());
        reports.write(said, written);
        history.settle(batch.cellsThatMayChange(written));
        events.publishEvent(new DeploymentsChanged(written.services()));
    }

    /** Takes in what was seen running. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void observe(List<Observation> seen) {
        if (seen.isEmpty()) {
            return;
        }
        var places =
                catalog.places(seen.stream().map(Observation::about).distinct().toList());
        locks.take(seen, places);
        var cells = observations.write(seen, places);
        if (!cells.isEmpty()) {
            history.settle(cells);
            events.publishEvent(new DeploymentsChanged(services.names(cells)));
        }
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

    private static List<Claim> claims(List<DeploymentReport> said, List<DeploymentReview> reviewed) {
        return Stream.concat(
                        said.stream().map(DeploymentReport::about),
                        reviewed.stream().map(DeploymentReview::about))
                .distinct()
                .toList();
    }
}
