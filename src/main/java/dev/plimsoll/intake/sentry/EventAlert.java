package dev.plimsoll.intake.sentry;

import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.alerts.Labels;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event that met the conditions of an alert rule. Nothing ever says that it is over. */
record EventAlert(SentryHook hook) {

    private static final Pattern PROJECT = Pattern.compile("/projects/[^/]+/([^/]+)/");

    Translation translate() {
        var event = hook.data().at("event");
        var rule = hook.data().text("triggered_rule");
        var of = event.text("url");
        var match = PROJECT.matcher(of == null ? "" : of);
        return translate(
                event,
                match.find() ? match.group(1) : event.text("project_slug"),
                rule == null ? event.text("culprit") : "Rule \u201c%s\u201d".formatted(rule),
                event.text("web_url"));
    }

    /** The body of the plugin, with the event in it. */
    Translation translateOfPlugin() {
        var body = hook.body();
        return body.at("event").isObject()
                ? translate(
                        body.at("event"),
                        first(body, "project_slug", "project"),
                        first(body, "message", "culprit"),
                        body.text("url"))
                : Translation.unrecognised(
                        "It has no header \u201cSentry-Hook-Resource\u201d, and no \u201cevent\u201d as the plugin sends it.");
    }

    private Translation translate(
            Tree event, @Nullable String project, @Nullable String summary, @Nullable String url) {
        var id = event.text("event_id");
        if (id == null) {
            return Translation.unreadable(
                    "It does not say which event the alert is about: \u201cevent_id\u201d is missing.");
        }
        var labels = labels(event);
        var service = labels.service();
        var environment = event.text("environment");
        var alert = SentryAlert.of(
                first(event, "title", "message"),
                Objects.requireNonNullElseGet(event.text("level"), () -> "error"),
                service == null ? project : service,
                environment == null ? labels.environment() : environment,
                summary,
                url);
        var at = hook.inbound().now(Times.first(event, "datetime", "timestamp", "received"));
        return SentryHook.translated(hook.report("event/" + id, alert, at, null));
    }

    /** Each tag is a pair. */
    private static Labels labels(Tree event) {
        return Labels.ofTags(event.stream("tags")
                .map(tag -> tag.texts())
                .filter(pair -> pair != null && pair.size() == 2)
                .map(pair -> String.join(":", pair)));
    }

    private static @Nullable String first(Tree tree, String... fields) {
        return Stream.of(fields)
                .map(field -> tree.text(field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
