package dev.plimsoll.changes;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what senders say of commits, change requests, builds and artifacts.
 *
 * <p>Reports complete each other in any order and any number: the same reports, however shuffled and repeated, end in
 * the same rows. Each call takes at most one report about the same thing. Joins the caller's transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Changes {

    private final Catalog catalog;
    private final CommitRows commits;
    private final ChangeRequestRows changeRequests;
    private final ChangeCommitRows changeCommits;
    private final BuildRows builds;
    private final EvidenceRows evidence;
    private final ApplicationEventPublisher events;

    Changes(
            Catalog catalog,
            CommitRows commits,
            ChangeRequestRows changeRequests,
            ChangeCommitRows changeCommits,
            BuildRows builds,
            EvidenceRows evidence,
            ApplicationEventPublisher events) {
        this.catalog = catalog;
        this.commits = commits;
        this.changeRequests = changeRequests;
        this.changeCommits = changeCommits;
        this.builds = builds;
        this.evidence = evidence;
        this.events = events;
    }

    public void takeCommits(List<CommitReport> reports) {
        var places = places(reports, CommitReport::about);
        commits.write(reports, places);
        if (!reports.isEmpty()) {
            events.publishEvent(new CommitsTaken(reports.stream()
                    .map(report -> new CommitsTaken.Commit(repository(report.about(), places), report.sha()))
                    .toList()));
        }
    }

    public void takeChanges(List<ChangeReport> reports) {
        var places = places(reports, ChangeReport::about);
        changeRequests.write(reports, places);
        changeCommits.write(reports, places);
        if (!reports.isEmpty()) {
            events.publishEvent(new ChangesTaken(reports.stream()
                    .map(report -> new ChangesTaken.Change(repository(report.about(), places), report.number()))
                    .toList()));
        }
    }

    public void takeBuilds(List<BuildReport> reports) {
        builds.write(reports, places(reports, BuildReport::about));
        var digests = reports.stream()
                .map(BuildReport::digest)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!digests.isEmpty()) {
            events.publishEvent(new ArtifactsTaken(digests));
        }
    }

    public void takeEvidence(List<EvidenceReport> reports) {
        if (!reports.isEmpty()) {
            evidence.write(reports);
            events.publishEvent(new EvidenceTaken(
                    reports.stream().map(EvidenceReport::digest).collect(Collectors.toSet())));
        }
    }

    private static long repository(Claim about, Map<Claim, Place> places) {
        return Objects.requireNonNull(Objects.requireNonNull(places.get(about)).repositoryId());
    }

    private <R> Map<Claim, Place> places(List<R> reports, Function<R, Claim> about) {
        return catalog.places(reports.stream().map(about).toList());
    }
}
