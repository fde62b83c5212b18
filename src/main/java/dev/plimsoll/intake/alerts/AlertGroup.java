package dev.plimsoll.intake.alerts;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The alerts of one notification. The group has a state as well, but each of its alerts has its own. */
public final class AlertGroup {

    /** As many sentences say what became of a delivery at most. */
    private static final int MOST_WORDS = 50;

    private final Tree body;
    private final List<Alert> alerts;

    private AlertGroup(Tree body, Inbound inbound) {
        this.body = body;
        this.alerts = body.stream("alerts")
                .filter(Tree::isObject)
                .map(alert -> new Alert(alert, body, inbound))
                .toList();
    }

    /**
     * What makes a repeat a repeat: the group and the state of each alert in it. Empty if there is no alert.
     *
     * <p>Repeated after hours because it still fires, or sent by two instances, it is the same.
     */
    public static String key(JsonMapper json, Inbound inbound) {
        try {
            return new AlertGroup(Tree.parse(json, inbound.body()), inbound).key();
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    private String key() {
        var group = Objects.requireNonNullElse(body.text("groupKey"), "");
        return alerts.isEmpty()
                ? ""
                : "group/"
                        + Digest.of(Stream.concat(
                                Stream.of(group),
                                alerts.stream().map(Alert::state).sorted()));
    }

    /**
     * Says what every alert of it is.
     *
     * @param origin in whose words an alert has its id
     * @param source the name that people know it by
     * @throws UnreadableDelivery if the body cannot be read at all
     */
    public static Translation translate(JsonMapper json, Inbound inbound, String origin, String source) {
        return new AlertGroup(Tree.parse(json, inbound.body()), inbound).translate(origin, source);
    }

    private Translation translate(String origin, String source) {
        if (!body.at("alerts").node().isArray()) {
            return Translation.unrecognised(
                    "It has no list \u201calerts\u201d: only the body that %s sends by default is read."
                            .formatted(source));
        }
        if (alerts.isEmpty()) {
            return Translation.ignored("It tells of no alert.");
        }
        var reports = alerts.stream().map(alert -> alert.report(origin, source)).toList();
        return Translation.of(Said.alerts(reports), inWords(reports));
    }

    private List<String> inWords(List<AlertReport> reports) {
        var words = new ArrayList<>(
                reports.stream().limit(MOST_WORDS).map(AlertGroup::inWords).toList());
        if (reports.size() > MOST_WORDS) {
            words.add("And %d more alerts".formatted(reports.size() - MOST_WORDS));
        }
        var cut = body.count("truncatedAlerts");
        if (cut != null) {
            words.add("%d more alerts of this group were cut off by the sender, and are not known here".formatted(cut));
        }
        return words;
    }

    /** One alert as a sentence. */
    public static String inWords(AlertReport report) {
        return "Alert %s%s%s %s"
                .formatted(
                        report.name(),
                        report.service() == null ? "" : " of " + report.service(),
                        report.environment() == null ? "" : " at " + report.environment(),
                        report.endedAt() == null
                                ? "fires since " + report.startedAt()
                                : "fired from %s to %s".formatted(report.startedAt(), report.endedAt()));
    }
}
