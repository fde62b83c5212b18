package dev.plimsoll.intake;

import dev.plimsoll.changes.BuildReport;
import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.changes.CommitReport;
import dev.plimsoll.changes.EvidenceReport;
import dev.plimsoll.configuration.NamesReport;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentReview;
import dev.plimsoll.deployments.Observation;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.util.List;
import java.util.function.Function;

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
        List<EvidenceReport> evidence,
        List<NamesReport> names) {

    public static final Said NOTHING = new Said(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of());

    public static Said of(CommitReport report) {
        return commits(List.of(report));
    }

    public static Said commits(List<CommitReport> reports) {
        return new Said(
                reports, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of());
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
                List.of(),
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
                List.of(report),
                List.of());
    }

    public static Said of(NamesReport report) {
        return new Said(
                List.of(),
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

    /** Everything that any of these say, in their order. */
    static Said all(List<Said> many) {
        return new Said(
                joined(many, Said::commits),
                joined(many, Said::changes),
                joined(many, Said::builds),
                joined(many, Said::runs),
                joined(many, Said::jobs),
                joined(many, Said::deployments),
                joined(many, Said::reviews),
                joined(many, Said::observations),
                joined(many, Said::evidence),
                joined(many, Said::names));
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
                evidence,
                names);
    }

    private static <T> List<T> joined(List<Said> many, Function<Said, List<T>> part) {
        return many.stream().flatMap(said -> part.apply(said).stream()).toList();
    }
}
