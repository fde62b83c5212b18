package dev.plimsoll.intake.sentry;

import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A metric that crossed a threshold of an alert rule, until it came back. */
record MetricAlert(SentryHook hook) {

    private static final Set<String> FIRES = Set.of("critical", "warning");
    private static final String OVER = "resolved";

    Translation translate() {
        var metric = hook.data().at("metric_alert");
        var id = metric.text("id");
        var action = hook.action();
        if (!FIRES.contains(action) && !OVER.equals(action)) {
            return Translation.unrecognised(
                    "Plimsoll does not use the action \u201c%s\u201d of metric alerts yet.".formatted(action));
        }
        if (id == null) {
            return Translation.unreadable(
                    "It does not say which alert it is: \u201cdata.metric_alert.id\u201d is missing.");
        }
        var began = hook.inbound().now(Times.first(metric, "date_started", "date_detected", "date_created"));
        var isOver = OVER.equals(action);
        return SentryHook.translated(hook.report(
                "metric/" + id, alert(metric, isOver ? null : action), began, isOver ? ended(metric) : null));
    }

    private SentryAlert alert(Tree metric, @Nullable String severity) {
        var rule = metric.text("alert_rule", "name");
        var projects = metric.texts("projects");
        return SentryAlert.of(
                rule == null ? metric.text("title") : rule,
                severity,
                projects == null || projects.size() != 1 ? null : projects.get(0),
                metric.text("alert_rule", "environment"),
                hook.data().text("description_text"),
                hook.data().text("web_url"));
    }

    private Instant ended(Tree metric) {
        var closed = Times.of(metric.text("date_closed"));
        return closed == null ? hook.at() : hook.inbound().now(closed);
    }
}
