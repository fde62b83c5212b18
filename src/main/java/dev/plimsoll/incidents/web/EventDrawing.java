package dev.plimsoll.incidents.web;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import dev.plimsoll.When;
import dev.plimsoll.incidents.TimelineEntry;
import dev.plimsoll.incidents.TimelineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Draws a row of an incident's events. By hand, because a page may have hundreds of them: the twenty expressions that a
 * template needs for each cost more than all the rest of the page.
 */
final class EventDrawing {

    private final IncidentView view;
    private final When when;
    private final boolean mayWrite;
    private final String page;

    /** @param link makes an address of ours one that a browser can follow from outside */
    EventDrawing(IncidentView view, When when, boolean mayWrite, UnaryOperator<String> link) {
        this.view = view;
        this.when = when;
        this.mayWrite = mayWrite;
        this.page = link.apply("/incidents/" + view.file().head().key());
    }

    /** The row, after the gap before it if there is one, as markup. */
    String row(TimelineRow row) {
        var entry = row.entry();
        return gap(row)
                + "<li" + attribute("id", entry.id()) + attribute("class", css(row)) + ">"
                + "<a class=\"t\"" + attribute("id", "t-" + entry.id()) + attribute("href", "#" + entry.id()) + "><time"
                + attribute("datetime", when.iso(entry.at())) + attribute("title", when.full(entry.at())) + ">"
                + when.clock(entry.at()) + "</time></a> "
                + "<span class=\"off\">" + view.offset(row) + "</span> "
                + "<svg class=\"i\" aria-hidden=\"true\"><use" + attribute("href", view.icon(row)) + "/></svg> "
                + "<span class=\"what\">" + htmlEscape(entry.text()) + more(entry) + notes(row) + "</span> "
                + "<span class=\"from\">" + htmlEscape(entry.source()) + pen(entry) + "</span></li>";
    }

    private String gap(TimelineRow row) {
        if (row.gapBefore() == null) {
            return "";
        }
        var invitation = mayWrite
                ? " <a" + attribute("href", page + "?note=" + when.iso(view.before(row)) + "#note") + ">Add a note</a>"
                : "";
        return "<li class=\"gap\"><span>" + when.duration(row.gapBefore()) + " without an event." + invitation
                + "</span></li>";
    }

    private static String css(TimelineRow row) {
        var tone = switch (row.entry().tone()) {
            case BAD -> "key ";
            case GOOD -> "good ";
            case PLAIN -> "";
        };
        return (tone + (row.isShown() ? "" : "minor")).strip();
    }

    private static String more(TimelineEntry entry) {
        var address = entry.link();
        return address == null
                ? ""
                : " <a class=\"more\" rel=\"noopener noreferrer\"" + attribute("href", address)
                        + ">open<span class=\"vh\">: " + htmlEscape(entry.text()) + "</span></a>";
    }

    private String notes(TimelineRow row) {
        var notes = new ArrayList<String>();
        if (row.isEdited()) {
            notes.add(String.join(", ", changes(row)));
        }
        if (view.isAll() && row.entry().learnedAt() != null) {
            notes.add("learned of at " + when.typed(row.entry().learnedAt()));
        }
        if (row.isPinned()) {
            notes.add("pinned");
        }
        if (row.isHidden()) {
            notes.add("hidden");
        }
        var html = new StringBuilder();
        notes.forEach(note ->
                html.append(" <small class=\"dim\">").append(htmlEscape(note)).append("</small>"));
        return html.toString();
    }

    private List<String> changes(TimelineRow row) {
        var changes = new ArrayList<String>();
        if (row.originalAt() != null) {
            changes.add("first said for " + when.clockSeconds(row.originalAt()));
        }
        if (row.originalText() != null) {
            changes.add("first said: “%s”".formatted(row.originalText()));
        }
        changes.add("changed by " + row.editedBy());
        return changes;
    }

    private String pen(TimelineEntry entry) {
        return mayWrite
                ? " <a class=\"pen\"" + attribute("id", "pen-" + entry.id())
                        + attribute(
                                "href",
                                "%s?edit=%s%s#%s".formatted(page, entry.id(), view.isAll() ? "&all=" : "", entry.id()))
                        + attribute("aria-label", "Edit: " + entry.text()) + ">edit</a>"
                : "";
    }

    private static String attribute(String name, @Nullable String value) {
        return value == null ? "" : " %s=\"%s\"".formatted(name, htmlEscape(value));
    }
}
