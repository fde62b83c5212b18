package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.catalog.Claim;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
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
    private final RunningRows running;
    private final ApplicationEventPublisher events;

    Ledger(
            Catalog catalog,
            LedgerLocks locks,
            ReportRows reports,
            ReviewRows reviews,
            DeploymentRows deployments,
            RunningRows running,
            ApplicationEventPublisher events) {
        this.catalog = catalog;
        this.locks = locks;
        this.reports = reports;
        this.reviews = reviews;
        this.deployments = deployments;
        this.running = running;
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
        running.settle(batch.cellsThatMayChange(written));
        events.publishEvent(new DeploymentsChanged(written.services()));
    }

    private static List<Claim> claims(List<DeploymentReport> said, List<DeploymentReview> reviewed) {
        return Stream.concat(
                        said.stream().map(DeploymentReport::about),
                        reviewed.stream().map(DeploymentReview::about))
                .distinct()
                .toList();
    }
}
