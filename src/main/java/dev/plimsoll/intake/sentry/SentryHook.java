package dev.plimsoll.intake.sentry;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.alerts.AlertGroup;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the webhooks of Sentry have in common.
 *
 * @param origin in whose words an alert has its id
 * @param source the name that people know it by
 */
record SentryHook(Tree body, Inbound inbound, String origin, String source) {

    String action() {
        return Objects.requireNonNullElse(body.text("action"), "unnamed");
    }

    Tree data() {
        return body.at("data");
    }

    /** When it was sent. */
    Instant at() {
        return inbound.now(Times.of(inbound.header("Sentry-Hook-Timestamp")));
    }

    AlertReport report(String id, SentryAlert alert, Instant startedAt, @Nullable Instant endedAt) {
        return new AlertReport(
                origin,
                source,
                id,
                alert.name(),
                alert.severity(),
                alert.service(),
                alert.environment(),
                startedAt,
                endedAt,
                alert.summary(),
                alert.url(),
                at(),
                inbound.receivedAt(),
                null);
    }

    static Translation translated(AlertReport report) {
        return Translation.of(Said.of(report), AlertGroup.inWords(report));
    }
}
