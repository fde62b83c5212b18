package dev.plimsoll.intake.gitlab;

import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.WebAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An issue or work item that is an incident, from when it was opened until it is closed or no longer one. */
@Component
class IncidentHook implements GitLabHook {

    /** What was chosen with the issue may come as a change of it a moment later. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private static final String BOT_OF_ALERTS = "alert-bot";
    private static final String BOT_OF_CUSTOMERS = "support-bot";

    @Override
    public Set<String> kinds() {
        return Set.of("issue", "work_item");
    }

    @Override
    public Translation translate(GitLabBody body) {
        var issue = new IncidentIssue(body, body.attributes());
        if (!issue.isIncident() && !issue.wasIncident()) {
            return Translation.ignored(
                    "Only issues of the type \u201cIncident\u201d or with the label \u201cincident\u201d are incidents.");
        }
        return Translation.of(
                Said.of(report(body, issue)),
                "Incident %s \u201c%s\u201d: %s"
                        .formatted(
                                issue.id(),
                                issue.tree().text("title"),
                                issue.tree().text("action")));
    }

    private static IncidentReport report(GitLabBody body, IncidentIssue issue) {
        return new IncidentReport(
                body.origin(),
                GitLabBody.TITLE,
                issue.id(),
                issue.services(),
                issue.labels().environment(),
                issue.tree().text("title"),
                issue.severity(),
                detector(body),
                null,
                null,
                WebAddress.orNull(issue.tree().text("url")),
                moments(body, issue),
                issue.updatedAt(),
                body.inbound().receivedAt(),
                null);
    }

    /** Only who opens it shows who noticed. */
    private static @Nullable String detector(GitLabBody body) {
        if (!body.isAction("open")) {
            return null;
        }
        return switch (String.valueOf(body.actor())) {
            case BOT_OF_ALERTS -> "alert";
            case BOT_OF_CUSTOMERS -> "customer";
            default -> "person";
        };
    }

    private static List<Moment> moments(GitLabBody body, IncidentIssue issue) {
        var moments = new ArrayList<Moment>();
        moments.add(Moment.only(Phase.OPENED, issue.createdAt()));
        if (body.isAction("close") || (!issue.wasIncident() && issue.isClosed())) {
            moments.add(moment(body, Phase.RESOLVED, issue.closedAt(), null));
        } else if (body.isAction("reopen")) {
            moments.add(moment(body, Phase.REOPENED, issue.updatedAt(), null));
        } else if (!issue.isIncident() && !issue.isClosed()) {
            moments.add(moment(body, Phase.RESOLVED, issue.updatedAt(), "No longer called an incident"));
        } else if (!issue.wasIncident()
                && issue.updatedAt().isAfter(issue.createdAt().plus(AT_ONCE))) {
            moments.add(moment(body, Phase.REOPENED, issue.updatedAt(), "Called an incident"));
        }
        if ("acknowledged".equals(body.text("changes", "escalation_status", "current"))) {
            moments.add(moment(body, Phase.ACKNOWLEDGED, issue.updatedAt(), null));
        }
        return moments;
    }

    private static Moment moment(GitLabBody body, Phase phase, Instant at, @Nullable String text) {
        return new Moment(phase, at, "%s/%s".formatted(phase.word(), at), body.actor(), text, null);
    }
}
