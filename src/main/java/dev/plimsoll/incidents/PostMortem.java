package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.Markdown.address;
import static dev.plimsoll.incidents.Markdown.code;
import static dev.plimsoll.incidents.Markdown.plain;
import static dev.plimsoll.incidents.Markdown.prompt;

import dev.plimsoll.When;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A post-mortem as Markdown: what is known of an incident is filled in, what only people can say is left as a prompt that
 * nobody overlooks.
 */
final class PostMortem {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final IncidentFile file;
    private final IncidentHead head;
    private final Appendix appendix;
    private final When when;
    private final Markdown text = new Markdown();

    private PostMortem(IncidentFile file, Appendix appendix, When when) {
        this.file = file;
        this.head = file.head();
        this.appendix = appendix;
        this.when = when;
    }

    static String of(IncidentFile file, Appendix appendix, When when) {
        var written = new PostMortem(file, appendix, when);
        written.head();
        written.story();
        written.actions();
        written.lessons();
        written.timeline(
                "Timeline", file.rows().stream().filter(TimelineRow::isShown).toList());
        written.appendix();
        return written.text.text();
    }

    private void head() {
        text.line("# " + plain(head.title())).line("");
        text.line(
                "- Incident: %s%s".formatted(plain(head.name()), head.url() == null ? "" : ", " + address(head.url())));
        text.line("- Date: " + utc(head.symptomAt()).substring(0, 10));
        text.line("- Authors: " + prompt("who wrote this"));
        text.line("- Status: draft; the incident is "
                + (head.resolvedAt() == null ? "open" : "resolved since " + utc(head.resolvedAt()) + " UTC"));
        file.flaws().forEach(flaw -> text.line("- To be put right: " + plain(flaw)));
    }

    private void story() {
        summary();
        impact();
        causes();
        trigger();
        resolution();
        detection();
    }

    private void summary() {
        text.section("Summary");
        text.line("%s%s in %s%s. %s"
                .formatted(
                        head.severity() == null ? "" : plain(head.severity()) + ": ",
                        services(),
                        environment(),
                        began(),
                        measured(MeasureKind.IMPACT)));
        text.line("").line(prompt("what happened, in two or three sentences"));
    }

    private String services() {
        return file.affected().isEmpty()
                ? "a service that nobody named"
                : file.affected().stream().map(service -> plain(service.name())).collect(Collectors.joining(", "));
    }

    private String environment() {
        var name = head.environment() == null ? head.saidEnvironment() : head.environment();
        return name == null ? "an environment that nobody named" : plain(name);
    }

    private String began() {
        return ", from %s UTC".formatted(utc(head.symptomAt()));
    }

    private void impact() {
        text.section("Impact");
        text.line(head.impact() == null ? prompt("whom it hurt, how, and how many") : plain(head.impact()));
        text.line("").line(measured(MeasureKind.IMPACT));
        file.stretches()
                .forEach(stretch ->
                        text.line("- %s %s".formatted(when.duration(stretch.length()), plain(stretch.words()))));
    }

    private void causes() {
        text.section("Root causes");
        text.line(plain(file.suspects().verdict()));
        file.rows().stream()
                .filter(row -> row.isShown() && row.entry().id().startsWith("moment-"))
                .map(row -> row.entry().text())
                .filter(words -> words.startsWith(Phase.CAUSE_FOUND.title() + ":"))
                .forEach(words -> text.line("- " + plain(words)));
        text.line("").line(prompt("why it could happen"));
    }

    private void trigger() {
        text.section("Trigger");
        var cause = file.cause();
        text.line(
                cause == null
                        ? "No change is known to have set it off: %s."
                                .formatted(plain(file.attribution().ruleInWords()))
                        : "%s of %s to %s at %s UTC%s: %s."
                                .formatted(
                                        plain(cause.label()),
                                        plain(cause.service()),
                                        plain(cause.environment()),
                                        utc(cause.beganAt()),
                                        cause.actor() == null ? "" : ", by " + plain(cause.actor()),
                                        plain(file.attribution().ruleInWords())));
    }

    private void resolution() {
        text.section("Resolution");
        file.remedies().forEach(remedy -> text.line("- " + remedy(remedy)));
        text.line("- " + restored());
        text.line("").line(prompt("what ended it, and how people knew"));
    }

    private String remedy(Remedy remedy) {
        return "%s %s of %s, from %s UTC%s. %s"
                .formatted(
                        remedy.isRollback() ? "Rollback to" : "Fix forward with",
                        plain(remedy.label()),
                        plain(remedy.service()),
                        utc(remedy.beganAt()),
                        remedy.finishedAt() == null ? "" : " to %s UTC".formatted(utc(remedy.finishedAt())),
                        head.restoredAt() == null
                                ? "Whether it restored the service is not known."
                                : file.isRestoredBy(remedy)
                                        ? "The service was normal again after it."
                                        : "It did not restore the service.");
    }

    private String restored() {
        return head.restoredAt() == null
                ? "The service is not known to be normal again."
                : "Normal again at %s UTC: %s."
                        .formatted(
                                utc(head.restoredAt()),
                                plain(Objects.requireNonNull(file.points().get(Point.RESTORED))
                                        .event()));
    }

    private void detection() {
        text.section("Detection");
        text.line(measured(MeasureKind.DETECTED));
        if (head.detectedBy() != null) {
            text.line("- Noticed first by: " + plain(head.detectedBy()));
        }
        file.alerts()
                .forEach(alert -> text.line("- %s, %s, from %s UTC%s"
                        .formatted(
                                plain(alert.name()),
                                plain(alert.source()),
                                utc(alert.startedAt()),
                                alert.endedAt() == null
                                        ? ", still firing"
                                        : " to %s UTC".formatted(utc(alert.endedAt())))));
    }

    private void actions() {
        text.section("Action items");
        text.header("Action", "Type", "Owner", "Link");
        text.row(
                prompt("what will be done"),
                prompt("prevent, detect, mitigate or process"),
                prompt("who"),
                prompt("where it is tracked"));
    }

    private void lessons() {
        text.section("Lessons learned");
        text.line("### What went well").line("").line(prompt("what helped"));
        text.part("What went wrong").line(prompt("what made it worse or longer"));
        text.part("Where we got lucky").line(prompt("what could have been worse"));
    }

    private void timeline(String title, List<TimelineRow> rows) {
        text.section(title);
        text.line("Local times are %s.".formatted(plain(when.zone().getId()))).line("");
        text.header("UTC", "Local", "From impact", "Source", "What happened");
        rows.forEach(row -> text.row(
                utc(row.entry().at()),
                local(row.entry().at()),
                offset(row),
                plain(row.entry().source()),
                plain(row.entry().text()) + (row.isEdited() ? " (corrected)" : "")));
    }

    private String offset(TimelineRow row) {
        return (row.offset().isNegative() ? "−" : "+")
                + when.duration(row.offset().abs());
    }

    private void appendix() {
        text.section("Appendix");
        evidence();
        approvals();
        measures();
        corrections();
        var others = file.rows().stream()
                .filter(row -> !row.isShown() && !row.isHidden())
                .toList();
        if (!others.isEmpty()) {
            timeline("What else was told", others);
        }
    }

    private void evidence() {
        text.line("### Evidence").line("");
        if (appendix.artifacts().isEmpty()) {
            text.line("No deployment is known.");
            return;
        }
        text.header("Deployment", "Service", "Environment", "Commit", "Digest", "Configuration", "Where");
        appendix.artifacts()
                .forEach(one -> text.row(
                        "%d (%s, %s)".formatted(one.number(), plain(one.id()), plain(one.kind())),
                        plain(one.service()),
                        plain(one.environment()),
                        code(one.sha()),
                        code(one.digest()),
                        code(one.configHash()),
                        address(one.url())));
    }

    private void approvals() {
        text.part("Approvals");
        if (file.cause() == null) {
            text.line("No deployment is known to have caused it.");
        } else if (appendix.approvals().isEmpty()) {
            text.line("Nobody was asked: no gate knows the deployment that it is laid at the door of.");
        }
        appendix.approvals().forEach(one -> text.line("- %s UTC: %s".formatted(utc(one.at()), plain(one.text()))));
    }

    private void measures() {
        text.part("Measures");
        text.line(
                        "Each is the time between two instants: to minus from. A measure that lacks one is unknown, and never zero.")
                .line("");
        text.header("Measure", "Value", "From", "To");
        file.measures()
                .forEach(measure -> text.row(
                        measure.kind().title(), value(measure), instant(measure.from()), instant(measure.to())));
    }

    private String value(Measure measure) {
        return measure.value() == null
                ? "unknown (%s)".formatted(plain(measure.reason()))
                : when.duration(measure.value());
    }

    private String instant(PointAt point) {
        return point.at() == null
                ? plain(point.event())
                : "%s UTC, %s".formatted(utc(point.at()), plain(point.event()));
    }

    private String measured(MeasureKind kind) {
        return "%s: %s.".formatted(kind.title(), value(file.measure(kind)));
    }

    private void corrections() {
        text.part("Corrections to the timeline");
        if (appendix.edits().isEmpty()) {
            text.line("None.");
        }
        appendix.edits()
                .forEach(edit -> text.line("- %s UTC, %s: %s %s"
                        .formatted(utc(edit.editedAt()), plain(edit.by()), plain(edit.entry()), words(edit))));
    }

    private String words(Edits.Edit edit) {
        return switch (edit.aspect()) {
            case "pinned" -> Boolean.TRUE.equals(edit.isOn()) ? "pinned" : "no longer pinned";
            case "hidden" -> Boolean.TRUE.equals(edit.isOn()) ? "hidden" : "no longer hidden";
            case "time" ->
                edit.at() == null
                        ? "put back to its time as first said"
                        : "moved to %s UTC%s".formatted(utc(edit.at()), before(edit));
            default ->
                edit.title() == null
                        ? "put back to its words as first said"
                        : "reworded to “%s”%s".formatted(plain(edit.title()), before(edit));
        };
    }

    /** What stood there first, as far as it still counts. */
    private String before(Edits.Edit edit) {
        return file.rows().stream()
                .filter(row -> row.entry().id().equals(edit.entry()))
                .findFirst()
                .map(row -> edit.aspect().equals("time") ? first(row.originalAt()) : first(row.originalText()))
                .orElse("");
    }

    private static String first(@Nullable Instant at) {
        return at == null ? "" : ", first said as %s UTC".formatted(utc(at));
    }

    private static String first(@Nullable String words) {
        return words == null ? "" : ", first said as “%s”".formatted(plain(words));
    }

    private static String utc(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private String local(Instant at) {
        return "%s %s".formatted(TIME.format(at.atZone(when.zone())), When.label(when.zone(), at));
    }
}
