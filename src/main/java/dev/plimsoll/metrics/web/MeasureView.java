package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Definition;
import dev.plimsoll.metrics.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one measure.
 *
 * @param facts percentiles and the like
 * @param histogram of a measure of time; null without any value
 * @param weeks of another one
 * @param weeksTitle what the bars of the weeks are
 * @param ofLatest of how many of the latest rows the histogram is, if not of all; 0 if of all
 */
record MeasureView(
        DoraQuestion asked,
        Measure measure,
        Definition definition,
        Figure figure,
        List<Fact> facts,
        @Nullable StageBar stages,
        @Nullable Histogram histogram,
        @Nullable WeeksDrawing weeks,
        String weeksTitle,
        long ofLatest,
        List<RestatedLine> restatements,
        RowPage rows) {

    /** @param text may be a dash */
    record Fact(String name, String text) {}

    public DoraAsk ask() {
        return asked.ask();
    }

    public DoraWindow window() {
        return asked.window();
    }

    public boolean isLeadTime() {
        return measure == Measure.CHANGE_LEAD_TIME;
    }

    /** Whether its rows are commits or change requests. */
    public boolean isOfSamples() {
        return isLeadTime();
    }

    public String path() {
        return DoraAsk.PATH + "/" + measure.word();
    }

    /** The same page with one parameter changed; null takes it away. */
    public String with(String name, @Nullable String value) {
        return ask().with(path(), name, value);
    }

    /** The address of the page of rows after this one. */
    public String next() {
        return ask().with(path(), "cursor", rows.next());
    }

    public String csv() {
        return ask().with(path() + ".csv", "show", null);
    }
}
