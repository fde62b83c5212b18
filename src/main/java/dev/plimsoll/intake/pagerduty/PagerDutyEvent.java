package dev.plimsoll.intake.pagerduty;

import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event. Its data is the whole incident or, of a note and the like, something that only refers to one.
 *
 * @param tree what stands under {@code event}
 */
record PagerDutyEvent(Tree tree, Inbound inbound) {

    static final String INCIDENT = "incident.";

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_NAME = 200;

    @Nullable
    String type() {
        return tree.text("event_type");
    }

    boolean isPing() {
        return "pagey.ping".equals(type());
    }

    /** The event in a word, such as {@code triggered}. */
    String word() {
        var type = Objects.requireNonNullElse(type(), "");
        return type.startsWith(INCIDENT) ? type.substring(INCIDENT.length()) : type;
    }

    /** A text of the data. */
    @Nullable
    String text(String... path) {
        return tree.at("data").text(path);
    }

    Tree data() {
        return tree.at("data");
    }

    private Tree subject() {
        return data().has("incident") ? data().at("incident") : data();
    }

    @Nullable
    String incident() {
        var id = subject().text("id");
        return id == null || id.length() > LONGEST_NAME ? null : id;
    }

    @Nullable
    String title() {
        return subject().text("title");
    }

    /** By whose doing. */
    @Nullable
    String agent() {
        return tree.text("agent", "summary");
    }

    /** The names of those it is assigned to, or of the policy that finds them. */
    String assignees() {
        var names = data().stream("assignees")
                .map(one -> one.text("summary"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Objects.requireNonNullElse(text("escalation_policy", "summary"), "somebody else")
                : names;
    }

    Instant at() {
        var at = tree.instant("occurred_at");
        return inbound.now(at == null ? subject().instant("created_at") : at);
    }

    Moment moment(Phase phase) {
        return new Moment(phase, at(), key(), agent(), null, null);
    }

    Moment moment(Phase phase, String text) {
        return new Moment(phase, at(), key(), agent(), cut(text), null);
    }

    Moment moment(Phase phase, @Nullable String text, @Nullable String url) {
        return new Moment(phase, at(), key(), agent(), text, WebAddress.orNull(url));
    }

    /** A second one of this event. */
    Moment second(Phase phase, String name) {
        return new Moment(phase, at(), key() + "/" + name, null, null, null);
    }

    private String key() {
        var id = tree.text("id");
        return id == null ? "%s/%s".formatted(type(), at()) : id;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    IncidentReport report(String origin, String source, String incident, List<Moment> moments) {
        var subject = subject();
        var priority = subject.text("priority", "summary");
        return new IncidentReport(
                origin,
                source,
                incident,
                Stream.ofNullable(subject.text("service", "summary"))
                        .filter(name -> name.length() <= LONGEST_NAME)
                        .toList(),
                null,
                title(),
                priority == null ? subject.text("urgency") : priority,
                null,
                null,
                null,
                WebAddress.orNull(subject.text("html_url")),
                moments,
                at(),
                inbound.receivedAt(),
                null);
    }
}
