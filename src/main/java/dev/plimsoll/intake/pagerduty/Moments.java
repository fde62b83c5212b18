package dev.plimsoll.intake.pagerduty;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNullElse;

import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which moment of an incident each type of event is. What is no moment of ours is a note in words. */
final class Moments {

    private static final Map<String, Function<PagerDutyEvent, List<Moment>>> TYPES = Map.ofEntries(
            entry("triggered", event -> List.of(event.moment(Phase.OPENED), event.second(Phase.PAGED, "paged"))),
            entry("acknowledged", event -> List.of(event.moment(Phase.ACKNOWLEDGED))),
            entry("unacknowledged", event -> note(event, "No longer acknowledged")),
            entry("resolved", Moments::resolved),
            entry("reopened", event -> List.of(event.moment(Phase.REOPENED))),
            entry("annotated", event -> note(event, requireNonNullElse(event.text("content"), "A note without words"))),
            entry(
                    "status_update_published",
                    event -> note(event, requireNonNullElse(event.text("message"), "A status update without words"))),
            entry("conference_bridge.updated", Moments::bridge),
            entry("escalated", event -> note(event, "Escalated to " + event.assignees())),
            entry("reassigned", event -> note(event, "Reassigned to " + event.assignees())),
            entry("delegated", event -> note(event, "Delegated to " + event.assignees())),
            entry("priority_updated", Moments::priority),
            entry("service_updated", Moments::service),
            entry("responder.added", event -> note(event, responder(event) + " was asked to respond")),
            entry("responder.replied", Moments::reply));

    private Moments() {}

    /** Empty if the type is not known here. */
    static List<Moment> of(PagerDutyEvent event) {
        var type = requireNonNullElse(event.type(), "");
        var moments = type.startsWith(PagerDutyEvent.INCIDENT) ? TYPES.get(event.word()) : null;
        return moments == null ? List.of() : moments.apply(event);
    }

    private static List<Moment> note(PagerDutyEvent event, String text) {
        return List.of(event.moment(Phase.NOTE, text));
    }

    private static List<Moment> resolved(PagerDutyEvent event) {
        var into = event.text("resolve_reason", "incident", "summary");
        return List.of(
                into == null
                        ? event.moment(Phase.RESOLVED)
                        : event.moment(Phase.RESOLVED, "Merged into \u201c%s\u201d".formatted(into)));
    }

    private static List<Moment> bridge(PagerDutyEvent event) {
        var own = event.data().at("conference_bridge");
        var bridge = own.isObject() ? own : event.data();
        var url = bridge.text("conference_url");
        var isThere = url != null
                || bridge.has("conference_number")
                || !bridge.items("conference_numbers").isEmpty();
        return isThere
                ? List.of(event.moment(Phase.BRIDGE_OPENED, null, url))
                : note(event, "The conference bridge was taken away");
    }

    private static List<Moment> priority(PagerDutyEvent event) {
        var priority = event.text("priority", "summary");
        return note(event, priority == null ? "The priority was taken away" : "The priority is now " + priority);
    }

    private static List<Moment> service(PagerDutyEvent event) {
        return note(event, "The service is now " + requireNonNullElse(event.text("service", "summary"), "another"));
    }

    private static List<Moment> reply(PagerDutyEvent event) {
        var message = event.text("message");
        return note(
                event,
                "%s answered: %s%s"
                        .formatted(
                                responder(event),
                                requireNonNullElse(event.text("state"), "something"),
                                message == null ? "" : ", \u201c%s\u201d".formatted(message)));
    }

    private static String responder(PagerDutyEvent event) {
        var user = event.text("user", "summary");
        return user == null ? requireNonNullElse(event.text("escalation_policy", "summary"), "Somebody") : user;
    }
}
