package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a lead time as one bar: across in per cent.
 *
 * @param total what they add up to
 */
record StageBar(List<Part> parts, String total, String label) {

    /**
     * @param x where it begins; null for a stage that nobody knows
     * @param tone its class of style
     * @param length in words
     */
    record Part(
            String title,
            String meaning,
            String tone,
            String length,
            String share,
            @Nullable String x,
            @Nullable String width) {}

    static @Nullable StageBar of(Measures.Stages stages) {
        var all = new LinkedHashMap<Stage, @Nullable Double>();
        all.put(Stage.CODING, stages.coding());
        all.put(Stage.PICKUP, stages.pickup());
        all.put(Stage.REVIEW, stages.review());
        all.put(Stage.RELEASE_WAIT, stages.releaseWait());
        all.put(Stage.APPROVAL_WAIT, stages.approvalWait());
        all.put(Stage.ROLLOUT, stages.rollout());
        var total = 0.0;
        for (var length : all.values()) {
            total += length == null ? 0 : length;
        }
        if (total <= 0) {
            return null;
        }
        var parts = new ArrayList<Part>();
        var words = new ArrayList<String>();
        var x = 0.0;
        for (var stage : Stage.values()) {
            var length = all.get(stage);
            var width = length == null ? 0 : 100 * length / total;
            parts.add(new Part(
                    stage.title(),
                    stage.meaning(),
                    "st-" + (parts.size() + 1),
                    length == null ? "unknown" : Amount.length(length),
                    length == null ? "" : Amount.number(width) + " %",
                    length == null ? null : percent(x),
                    length == null ? null : percent(width)));
            words.add(stage.title() + " " + (length == null ? "unknown" : Amount.length(length)));
            x += width;
        }
        return new StageBar(parts, Amount.length(total), String.join(", ", words));
    }

    private static String percent(double value) {
        return Math.round(value * 100) / 100.0 + "%";
    }
}
