package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value on the scale of its measure, better upwards: the marks are the organisation's own targets, the dashed one is the
 * window before, the ring is the value. Down in pixels.
 *
 * @param ring where the value is; null without one
 * @param was where that of the window before is; null without one
 * @param label all of it in words
 */
record Ladder(
        List<Mark> marks, @Nullable String ring, @Nullable String was, String label) {

    /** @param text where its label stands: labels keep clear of each other, marks stay where they are */
    record Mark(String y, String text, String label) {}

    private static final double TOP = 14;
    private static final double BOTTOM = 100;
    private static final double LINE = 14;

    static Ladder of(Measure measure, @Nullable Double value, @Nullable Double before, List<Target> targets) {
        var scale = Scale.of(measure, value, before, targets);
        var marks = new ArrayList<Mark>();
        var last = -LINE;
        var sorted = targets.stream()
                .sorted(Comparator.comparingDouble(target -> scale.y(target.value())))
                .toList();
        for (var target : sorted) {
            var y = scale.y(target.value());
            last = Math.max(y, last + LINE);
            marks.add(new Mark(px(y), px(last + 4), target.label()));
        }
        return new Ladder(
                marks,
                value == null ? null : px(scale.y(value)),
                before == null ? null : px(scale.y(before)),
                words(measure, value, before, targets));
    }

    private static String words(
            Measure measure, @Nullable Double value, @Nullable Double before, List<Target> targets) {
        return Stream.of(
                        "Scale, better upwards: " + (value == null ? "no value" : Amount.text(measure, value)),
                        before == null ? null : Amount.text(measure, before) + " before",
                        targets.isEmpty()
                                ? "no targets"
                                : "targets "
                                        + targets.stream().map(Target::label).collect(Collectors.joining(", ")))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private static String px(double y) {
        return String.valueOf(Math.round(y * 10) / 10.0);
    }

    /**
     * From a value to pixels; rates are drawn evenly, all else by powers.
     *
     * @param low what lies at the end that is worse, transformed
     */
    private record Scale(boolean isByPowers, double low, double high, boolean isMoreBetter) {

        static Scale of(Measure measure, @Nullable Double value, @Nullable Double before, List<Target> targets) {
            var isByPowers = measure != Measure.CHANGE_FAIL_RATE && measure != Measure.REWORK_RATE;
            var all = Stream.concat(
                            Stream.of(value, before).filter(Objects::nonNull),
                            targets.stream().map(Target::value))
                    .map(number -> transform(isByPowers, number))
                    .toList();
            var low = all.stream().min(Comparator.naturalOrder()).orElse(0.0);
            var high = all.stream().max(Comparator.naturalOrder()).orElse(1.0);
            var least = isByPowers ? Math.log(4) : 0.02;
            if (high - low < least) {
                var missing = (least - (high - low)) / 2;
                low -= missing;
                high += missing;
            }
            return new Scale(isByPowers, low, high, measure.moreIsBetter());
        }

        double y(double value) {
            var share = Math.max(0, Math.min(1, (transform(isByPowers, value) - low) / (high - low)));
            return isMoreBetter ? BOTTOM - share * (BOTTOM - TOP) : TOP + share * (BOTTOM - TOP);
        }

        /** Nothing at all lies far below everything else. */
        private static double transform(boolean isByPowers, double value) {
            return isByPowers ? Math.log(Math.max(value, 0.001)) : value;
        }
    }
}
