package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Report;
import java.util.List;
import java.util.Locale;

/**
 * The weeks of a line as a small drawing of 104 by 20: two paths.
 *
 * @param worked the path of what worked
 * @param failed that of what failed, on top
 * @param label in words
 */
record Spark(String worked, String failed, String label) {

    private static final double WIDTH = 104;
    private static final double HEIGHT = 18;
    private static final long LEAST = 6;

    static Spark of(List<Report.Week> weeks) {
        var most =
                Math.max(LEAST, weeks.stream().mapToLong(Report.Week::n).max().orElse(0));
        var slot = WIDTH / Math.max(1, weeks.size());
        var worked = new StringBuilder();
        var failed = new StringBuilder();
        for (var n = 0; n < weeks.size(); n++) {
            var week = weeks.get(n);
            var bad = Math.min(week.failed(), week.n());
            var good = (week.n() - bad) * HEIGHT / most;
            bar(worked, n * slot, 19 - good, slot, good);
            var height = bad * HEIGHT / most;
            bar(failed, n * slot, 19 - good - height, slot, height);
        }
        var sum = weeks.stream().mapToLong(Report.Week::n).sum();
        return new Spark(
                worked.toString(),
                failed.toString(),
                "%s in %s".formatted(Figures.plural(sum, "deployment"), Figures.plural(weeks.size(), "week")));
    }

    private static void bar(StringBuilder path, double x, double y, double slot, double height) {
        if (height > 0) {
            path.append(
                    String.format(Locale.ROOT, "M%.1f %.1fh%.1fv%.1fh-%.1fz", x, y, slot * 0.78, height, slot * 0.78));
        }
    }
}
