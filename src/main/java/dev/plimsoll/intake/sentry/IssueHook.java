package dev.plimsoll.intake.sentry;

import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;

/** What became of an issue. It names no environment, so that it opens no incident by itself. */
record IssueHook(SentryHook hook) {

    Translation translate() {
        var issue = hook.data().at("issue");
        var number = issue.text("id");
        if (number == null) {
            return Translation.unreadable(
                    "It does not say which issue it is about: \u201cdata.issue.id\u201d is missing.");
        }
        var id = "issue/" + number;
        var alert = alert(issue);
        var began = hook.inbound().now(Times.of(issue.text("firstSeen")));
        return switch (hook.action()) {
            case "created" -> SentryHook.translated(hook.report(id, alert, began, null));
            case "resolved" -> SentryHook.translated(hook.report(id, alert, began, hook.at()));
            case "unresolved" ->
                SentryHook.translated(hook.report("%s/%s".formatted(id, hook.at()), alert, hook.at(), null));
            default ->
                Translation.ignored("That an issue is %s says nothing of how a service is.".formatted(hook.action()));
        };
    }

    private static SentryAlert alert(Tree issue) {
        var url = issue.text("web_url");
        return SentryAlert.of(
                issue.text("title"),
                issue.text("level"),
                issue.text("project", "slug"),
                null,
                issue.text("culprit"),
                url == null ? issue.text("permalink") : url);
    }
}
