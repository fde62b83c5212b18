package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        var ids = deployments.identify(said, places);
        reports.write(said, ids);
        reviews.write(reviewed, places);
        derive(touched(ids.values(), reviewed, places));
    }

    /** Derives these deployments and what runs because of them anew from what was said. */
    private void derive(Set<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        var standings = reports.standings(ids, reviews.turnedDown(ids));
        deployments.update(standings);
        running.settle(ids);
        events.publishEvent(new DeploymentsChanged(deployments.services(ids)));
    }

    private Set<Long> touched(Collection<Long> reported, List<DeploymentReview> reviewed, Map<Claim, Place> places) {
        var ids = new TreeSet<>(reported);
        ids.addAll(deployments.reviewed(reviewed, places));
        return ids;
    }

    private static List<Claim> claims(List<DeploymentReport> said, List<DeploymentReview> reviewed) {
        return Stream.concat(
                        said.stream().map(DeploymentReport::about),
                        reviewed.stream().map(DeploymentReview::about))
                .distinct()
                .toList();
    }
}
