package dev.plimsoll.intake.opsgenie;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.alerts.Labels;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that happened to an alert, with the alert as it was then. */
record OpsgenieAlert(Tree tree, Inbound inbound) {

    private static final int LONGEST_NAME = 200;
    private static final Pattern PRIORITY = Pattern.compile("[1-5]");
    private static final Set<String> ENDS = Set.of("Close", "Delete");
    private static final Set<String> GOES_ON = Set.of(
            "Create",
            "Acknowledge",
            "UnAcknowledge",
            "AddNote",
            "AddTags",
            "RemoveTags",
            "AddDetails",
            "RemoveDetails",
            "AddRecipient",
            "AddTeam",
            "AddResponder",
            "AssignOwnership",
            "TakeOwnership",
            "Escalate",
            "EscalateNext",
            "Snooze",
            "SnoozeEnded",
            "UpdatePriority",
            "UpdateMessage",
            "UpdateDescription");

    String action() {
        return Objects.requireNonNullElse(tree.text("action"), "");
    }

    boolean isKnownAction() {
        return ENDS.contains(action()) || GOES_ON.contains(action());
    }

    @Nullable
    String id() {
        var id = alert().text("alertId");
        return id == null || id.length() > LONGEST_NAME ? null : id;
    }

    /** What happened is known by the request that made it happen, else by when it did. Empty if neither is said. */
    String key() {
        var request = tree.text("alertFlowContext", "requestId");
        var of = request == null ? alert().text("updatedAt") : request;
        return id() == null || of == null ? "" : "%s/%s/%s".formatted(id(), action(), of);
    }

    private Tree alert() {
        return tree.at("alert");
    }

    /** The creation is in milliseconds and the rest in nanoseconds. */
    private Instant at() {
        return inbound.now(Times.first(alert(), "updatedAt", "createdAt"));
    }

    AlertReport report(String origin, String source, String id) {
        var labels = Labels.of(alert().at("details")).or(Labels.ofTags(tags()));
        return new AlertReport(
                origin,
                source,
                id,
                Objects.requireNonNullElse(alert().text("message"), "unnamed alert"),
                priority(),
                labels.service(),
                labels.environment(),
                inbound.now(Times.first(alert(), "createdAt", "insertedAt", "updatedAt")),
                ENDS.contains(action()) ? at() : null,
                alert().text("description"),
                null,
                at(),
                inbound.receivedAt(),
                null);
    }

    private Stream<String> tags() {
        return alert().stream("tags").map(tag -> tag.text()).filter(Objects::nonNull);
    }

    /** It is sent as a number or as people see it. */
    private @Nullable String priority() {
        var priority = alert().text("priority");
        return priority != null && PRIORITY.matcher(priority).matches() ? "P" + priority : priority;
    }
}
