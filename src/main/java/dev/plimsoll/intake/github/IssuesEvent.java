package dev.plimsoll.intake.github;

import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.forges.IssueLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An issue that carries the label {@code incident} is one, from when it was opened until it is closed, deleted, or no
 * longer called so. Every event tells the whole issue anew.
 */
@Component
class IssuesEvent implements GitHubEvent {

    /** A label that was chosen with the issue comes as an event of its own a moment later. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    @Override
    public Set<String> names() {
        return Set.of("issues");
    }

    @Override
    public Translation translate(GitHubBody body) {
        var action = body.needed("action");
        var id = "%s#%s".formatted(body.repositoryName(), body.needed("issue", "number"));
        var labels = IssueLabels.of(body.tree().stream("issue", "labels").map(label -> label.text("name")));
        if (!labels.isIncident() && !isAboutTheLabel(body, "unlabeled")) {
            return Translation.ignored(
                    "Only issues with the label \u201c%s\u201d are incidents.".formatted(IssueLabels.INCIDENT));
        }
        return Translation.of(
                Said.of(report(body, id, labels)),
                "Incident %s \u201c%s\u201d: %s".formatted(id, body.text("issue", "title"), action));
    }

    private static boolean isAboutTheLabel(GitHubBody body, String action) {
        return action.equals(body.text("action")) && IssueLabels.isIncident(body.text("label", "name"));
    }

    private static IncidentReport report(GitHubBody body, String id, IssueLabels labels) {
        var issue = body.tree().at("issue");
        return new IncidentReport(
                body.origin(),
                "GitHub",
                id,
                labels.services().isEmpty() ? List.of(shortName(body)) : labels.services(),
                labels.environment(),
                issue.text("title"),
                labels.severity(),
                "person",
                null,
                null,
                issue.text("html_url"),
                moments(body, issue),
                updatedAt(body),
                body.receivedAt(),
                null);
    }

    private static String shortName(GitHubBody body) {
        var name = body.repositoryName();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static List<Moment> moments(GitHubBody body, Tree issue) {
        var moments = new ArrayList<Moment>();
        var openedAt = body.now(issue.instant("created_at"));
        moments.add(new Moment(Phase.OPENED, openedAt, Phase.OPENED.word(), issue.text("user", "login"), null, null));
        switch (body.needed("action")) {
            case "closed" -> moments.add(closed(body, issue));
            case "reopened" -> moments.add(now(body, Phase.REOPENED, null));
            case "deleted" -> moments.addAll(gone(body, "The issue was deleted"));
            case "transferred" -> moments.addAll(gone(body, "The issue was moved to another repository"));
            case "unlabeled" -> moments.addAll(unlabelled(body));
            case "labeled" -> moments.addAll(labelled(body, issue, openedAt));
            default -> {}
        }
        return moments;
    }

    private static Moment closed(GitHubBody body, Tree issue) {
        var at = body.now(Objects.requireNonNullElse(issue.instant("closed_at"), updatedAt(body)));
        var text = switch (Objects.requireNonNullElse(issue.text("state_reason"), "completed")) {
            case "not_planned" -> "Closed as not planned";
            case "duplicate" -> "Closed as a duplicate";
            default -> null;
        };
        return new Moment(Phase.RESOLVED, at, "closed/" + at, body.text("sender", "login"), text, null);
    }

    /** It will never be closed as an incident; one that was closed ended then. */
    private static List<Moment> gone(GitHubBody body, String text) {
        return isClosed(body) ? List.of() : List.of(now(body, Phase.RESOLVED, text));
    }

    private static List<Moment> unlabelled(GitHubBody body) {
        return isAboutTheLabel(body, "unlabeled") ? gone(body, "No longer labelled an incident") : List.of();
    }

    /** One that is called an incident only after it was closed was over then. */
    private static List<Moment> labelled(GitHubBody body, Tree issue, Instant openedAt) {
        if (!isAboutTheLabel(body, "labeled")) {
            return List.of();
        }
        if (isClosed(body)) {
            return List.of(closed(body, issue));
        }
        return updatedAt(body).isBefore(openedAt.plus(AT_ONCE))
                ? List.of()
                : List.of(now(body, Phase.REOPENED, "Labelled an incident"));
    }

    private static boolean isClosed(GitHubBody body) {
        return "closed".equals(body.text("issue", "state"));
    }

    private static Moment now(GitHubBody body, Phase phase, @Nullable String text) {
        var at = updatedAt(body);
        return new Moment(phase, at, "%s/%s".formatted(phase.word(), at), body.text("sender", "login"), text, null);
    }

    private static Instant updatedAt(GitHubBody body) {
        return body.now(body.instant("issue", "updated_at"));
    }
}
