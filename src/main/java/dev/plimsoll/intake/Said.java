package dev.plimsoll.intake;

import dev.plimsoll.changes.BuildReport;
import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.changes.CommitReport;
import dev.plimsoll.changes.EvidenceReport;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentReview;
import dev.plimsoll.deployments.Observation;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.util.ArrayList;
import java.util.List;

/** What senders said, in our words. */
public record Said(
        List<CommitReport> commits,
        List<ChangeReport> changes,
        List<BuildReport> builds,
        List<RunReport> runs,
        List<JobReport> jobs,
        List<DeploymentReport> deployments,
        List<DeploymentReview> reviews,
        List<Observation> observations,
        List<EvidenceReport> evidence) {

    public static final Said NOTHING =
            new Said(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public static Said of(CommitReport report) {
        return commits(List.of(report));
    }

    public static Said commits(List<CommitReport> reports) {
        return new Said(
                reports, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static Said of(ChangeReport report) {
        return new Said(
                List.of(),
                List.of(report),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public static Said of(BuildReport report) {
        return new Said(
                List.of(),
                List.of(),
                List.of(report),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public static Said of(RunReport report) {
        return new Said(
                List.of(),
                List.of(),
                List.of(),
                List.of(report),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public static Said of(JobReport report) {
        return new Said(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(report),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public static Said of(DeploymentReport report) {
        return new Said(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(report),
                List.of(),
                List.of(),
                List.of());
    }

    public static Said of(DeploymentReview report) {
        return new Said(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(report),
                List.of(),
                List.of());
    }

    public static Said of(Observation observation) {
        return new Said(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(observation),
                List.of());
    }

    public static Said of(EvidenceReport report) {
        return new Said(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(report));
    }

    Said and(Said other) {
        return new Said(
                joined(commits, other.commits),
                joined(changes, other.changes),
                joined(builds, other.builds),
                joined(runs, other.runs),
                joined(jobs, other.jobs),
                joined(deployments, other.deployments),
                joined(reviews, other.reviews),
                joined(observations, other.observations),
                joined(evidence, other.evidence));
    }

    boolean isNothing() {
        return equals(NOTHING);
    }

    /** The same, with the number of the delivery that said so. */
    Said fromDelivery(long number) {
        return new Said(
                commits,
                changes,
                builds,
                runs,
                jobs,
                deployments.stream().map(report -> report.fromDelivery(number)).toList(),
                reviews.stream().map(review -> review.fromDelivery(number)).toList(),
                observations.stream().map(one -> one.fromDelivery(number)).toList(),
                evidence);
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
