package dev.plimsoll.intake;

import dev.plimsoll.changes.BuildReport;
import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.changes.CommitReport;
import dev.plimsoll.changes.EvidenceReport;
import dev.plimsoll.configuration.NamesReport;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentReview;
import dev.plimsoll.deployments.HeldDeployment;
import dev.plimsoll.deployments.Observation;
import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.NoteReport;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.util.List;

/** What senders said, in our words: reports of any kind, in the order in which they were said. */
public final class Said {

    public static final Said NOTHING = new Said(List.of());

    private final List<?> reports;

    private Said(List<?> reports) {
        this.reports = reports;
    }

    public static Said of(CommitReport report) {
        return new Said(List.of(report));
    }

    public static Said of(ChangeReport report) {
        return new Said(List.of(report));
    }

    public static Said of(BuildReport report) {
        return new Said(List.of(report));
    }

    public static Said of(RunReport report) {
        return new Said(List.of(report));
    }

    public static Said of(JobReport report) {
        return new Said(List.of(report));
    }

    public static Said of(DeploymentReport report) {
        return new Said(List.of(report));
    }

    public static Said of(DeploymentReview report) {
        return new Said(List.of(report));
    }

    public static Said of(Observation report) {
        return new Said(List.of(report));
    }

    public static Said of(HeldDeployment report) {
        return new Said(List.of(report));
    }

    public static Said of(EvidenceReport report) {
        return new Said(List.of(report));
    }

    public static Said of(NamesReport report) {
        return new Said(List.of(report));
    }

    public static Said of(IncidentReport report) {
        return new Said(List.of(report));
    }

    public static Said of(AlertReport report) {
        return new Said(List.of(report));
    }

    public static Said of(NoteReport report) {
        return new Said(List.of(report));
    }

    public static Said alerts(List<AlertReport> reports) {
        return new Said(List.copyOf(reports));
    }

    public static Said commits(List<CommitReport> reports) {
        return new Said(List.copyOf(reports));
    }

    /** Everything that any of these say, in their order. */
    public static Said all(List<Said> many) {
        return new Said(many.stream().flatMap(said -> said.reports.stream()).toList());
    }

    List<CommitReport> commits() {
        return only(CommitReport.class);
    }

    List<ChangeReport> changes() {
        return only(ChangeReport.class);
    }

    List<BuildReport> builds() {
        return only(BuildReport.class);
    }

    List<RunReport> runs() {
        return only(RunReport.class);
    }

    List<JobReport> jobs() {
        return only(JobReport.class);
    }

    List<DeploymentReport> deployments() {
        return only(DeploymentReport.class);
    }

    List<DeploymentReview> reviews() {
        return only(DeploymentReview.class);
    }

    List<Observation> observations() {
        return only(Observation.class);
    }

    List<HeldDeployment> held() {
        return only(HeldDeployment.class);
    }

    List<EvidenceReport> evidence() {
        return only(EvidenceReport.class);
    }

    List<NamesReport> names() {
        return only(NamesReport.class);
    }

    List<IncidentReport> incidents() {
        return only(IncidentReport.class);
    }

    List<AlertReport> alerts() {
        return only(AlertReport.class);
    }

    List<NoteReport> notes() {
        return only(NoteReport.class);
    }

    boolean isNothing() {
        return reports.isEmpty();
    }

    /** The same, with the number of the delivery that said so. */
    Said fromDelivery(long number) {
        return new Said(reports.stream().map(report -> from(number, report)).toList());
    }

    private static Object from(long delivery, Object report) {
        if (report instanceof DeploymentReport deployment) {
            return deployment.fromDelivery(delivery);
        }
        if (report instanceof DeploymentReview review) {
            return review.fromDelivery(delivery);
        }
        if (report instanceof HeldDeployment held) {
            return held.fromDelivery(delivery);
        }
        if (report instanceof IncidentReport incident) {
            return incident.fromDelivery(delivery);
        }
        if (report instanceof AlertReport alert) {
            return alert.fromDelivery(delivery);
        }
        if (report instanceof NoteReport note) {
            return note.fromDelivery(delivery);
        }
        return report instanceof Observation observation ? observation.fromDelivery(delivery) : report;
    }

    private <T> List<T> only(Class<T> kind) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
