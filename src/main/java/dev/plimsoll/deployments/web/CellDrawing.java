package dev.plimsoll.deployments.web;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import dev.plimsoll.When;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Draws the cells of the matrix. By hand, because a page has hundreds of them: the twenty expressions that a template
 * needs for each cost more than all the rest of the page.
 */
final class CellDrawing {

    private static final String PASSED =
            "<span class=\"cell\"><span class=\"l1\"><span class=\"vh\">skipped, same artifact</span></span></span>";

    private static final String BARE =
            "<span class=\"cell\"><span class=\"l1\"><span class=\"dim\" aria-hidden=\"true\">–</span>"
                    + "<span class=\"vh\">not deployed</span></span></span>";

    private final NowAsk ask;
    private final When when;
    private final UnaryOperator<String> link;

    /** @param link makes an address of ours one that a browser can follow from outside */
    CellDrawing(NowAsk ask, When when, UnaryOperator<String> link) {
        this.ask = ask;
        this.when = when;
        this.link = link;
    }

    /** The cells of a row, as markup. */
    String cells(MatrixRow row) {
        var html = new StringBuilder();
        for (var cell : row.cells()) {
            html.append("<td")
                    .append(attribute("data-env", cell.environment()))
                    .append(attribute("class", cell.css(ask.isPeekedAt(row, cell))))
                    .append('>')
                    .append(content(row, cell))
                    .append("</td>");
        }
        return html.toString();
    }

    private String content(MatrixRow row, MatrixCell cell) {
        if (cell.isEmpty()) {
            return cell.isPassed() ? PASSED : BARE;
        }
        var peek = link.apply(ask.peekAt(row, cell));
        return "<a"
                + attribute("class", "cell " + cell.tone().css())
                + attribute("href", peek)
                + attribute("data-env", cell.environment())
                + (ask.isPeekedAt(row, cell) ? attribute("aria-current", "true") : "")
                + attribute("hx-get", link.apply(ask.panelOf(row, cell)))
                + attribute("hx-replace-url", peek)
                + " hx-target=\"#peek\" hx-swap=\"outerHTML\"><span class=\"l1\">"
                + icon(cell.tone())
                + artifact(cell.runs())
                + "</span>"
                + (cell.note() == null ? age(cell) : note(cell, cell.note()))
                + "</a>";
    }

    private static String icon(CellTone tone) {
        return "<svg class=\"i\" role=\"img\"%s><use href=\"#i-%s\"/></svg>"
                .formatted(attribute("aria-label", tone.label()), tone.icon());
    }

    private static String artifact(@Nullable Artifact runs) {
        return runs == null
                ? "<span class=\"dim\">nothing yet</span>"
                : "<code class=\"sha\"" + attribute("data-sha", runs.sha()) + ">" + htmlEscape(runs.shown())
                        + "</code>";
    }

    private String note(MatrixCell cell, String note) {
        var title = note + ", since " + when.full(cell.at());
        return "<span class=\"l2\"" + attribute("title", title) + ">" + htmlEscape(note) + "</span>";
    }

    private String age(MatrixCell cell) {
        var aside = cell.aside();
        return "<span class=\"l2\""
                + attribute("title", cell.lag() == null ? null : cell.lag().sentence())
                + ">"
                + time(cell)
                + (aside == null || aside.isEmpty() ? "" : " · " + htmlEscape(aside))
                + "</span>";
    }

    private String time(MatrixCell cell) {
        var at = attribute("datetime", when.iso(cell.at()));
        return ask.isPast()
                ? "<time" + at + ">since " + when.moment(cell.at()) + "</time>"
                : "<time class=\"age\" data-age" + at + attribute("title", when.full(cell.at())) + ">"
                        + when.age(cell.at()) + "</time>";
    }

    /** Nothing for a value that is absent or empty. */
    private static String attribute(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : " " + name + "=\"" + htmlEscape(value) + "\"";
    }
}
