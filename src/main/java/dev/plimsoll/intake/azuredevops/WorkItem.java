package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A work item of the type {@code Incident} or with the tag {@code incident} is one; all others are ignored. */
@Component
class WorkItem implements HookEvent {

    private static final String INCIDENT = "incident";
    private static final String DELETED = "workitem.deleted";
    private static final Set<String> OVER = Set.of("resolved", "closed", "done", "completed", "removed");

    @Override
    public Set<String> types() {
        return Set.of("workitem.created", "workitem.updated", "workitem.restored", "workitem.commented", DELETED);
    }

    @Override
    public Translation translate(HookBody body) {
        var tags = tags(body);
        if (!tags.contains(INCIDENT) && !INCIDENT.equalsIgnoreCase(field(body, "System.WorkItemType"))) {
            return Translation.ignored(
                    "Only work items of the type \u201cIncident\u201d or with the tag \u201cincident\u201d are incidents.");
        }
        var report = report(body, tags);
        return Translation.of(
                Said.of(report),
                "Incident %s \u201c%s\u201d: %s"
                        .formatted(report.id(), report.title(), Objects.requireNonNullElse(state(body), body.type())));
    }

    private static IncidentReport report(HookBody body, List<String> tags) {
        var service = tagged(tags, "service:");
        return new IncidentReport(
                body.origin(body.text("url"), body.text("_links", "html", "href"), body.text("_links", "self", "href")),
                "Azure DevOps",
                id(body),
                service == null ? List.of() : List.of(service),
                HookBody.first(tagged(tags, "env:"), tagged(tags, "environment:")),
                field(body, "System.Title"),
                field(body, "Microsoft.VSTS.Common.Severity"),
                "person",
                null,
                null,
                null,
                moments(body),
                body.at(),
                body.inbound().receivedAt(),
                null);
    }

    /** An update has a number of its own, and that of its work item beside it. */
    private static String id(HookBody body) {
        return Stream.of(body.text("workItemId"), body.text("revision", "id"), body.text("id"))
                .filter(id -> id != null && !id.equals("0") && id.length() <= 200)
                .findFirst()
                .orElseThrow(() -> new UnreadableDelivery("The body has no \u201cresource.workItemId\u201d."));
    }

    private static List<Moment> moments(HookBody body) {
        var moments = new ArrayList<Moment>();
        var created = Times.of(field(body, "System.CreatedDate"));
        moments.add(new Moment(
                Phase.OPENED,
                body.inbound().now(Objects.requireNonNullElse(created, body.at())),
                Phase.OPENED.word(),
                null,
                null,
                null));
        var before = was(body);
        if (body.type().equals(DELETED)) {
            moments.add(moment(body, Phase.RESOLVED, "The work item was deleted"));
        } else if (isOver(state(body)) && !isOver(before)) {
            moments.add(moment(body, Phase.RESOLVED, null));
        } else if (isOver(before) && state(body) != null && !isOver(state(body))) {
            moments.add(moment(body, Phase.REOPENED, null));
        }
        return moments;
    }

    private static Moment moment(HookBody body, Phase phase, @Nullable String text) {
        Instant at = body.inbound().now(Times.of(field(body, "System.ChangedDate")));
        return new Moment(phase, at, "%s/%s".formatted(phase.word(), at), field(body, "System.ChangedBy"), text, null);
    }

    private static boolean isOver(@Nullable String state) {
        return state != null && OVER.contains(state.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String state(HookBody body) {
        return field(body, "System.State");
    }

    private static @Nullable String was(HookBody body) {
        return body.text("fields", "System.State", "oldValue");
    }

    /** The value after the event: what changed is said with its old and new value, the rest in the revision. */
    private static @Nullable String field(HookBody body, String name) {
        var change = body.resource().at("fields", name);
        return HookBody.first(
                value(change), change.text("newValue"), value(body.resource().at("revision", "fields", name)));
    }

    private static @Nullable String value(Tree field) {
        return field.isObject() ? HookBody.person(field) : field.text();
    }

    private static List<String> tags(HookBody body) {
        return Arrays.stream(Objects.requireNonNullElse(field(body, "System.Tags"), "")
                        .split(";"))
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static @Nullable String tagged(List<String> tags, String prefix) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix) && tag.length() <= 200)
                .map(tag -> tag.substring(prefix.length()).strip())
                .filter(tag -> !tag.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
