package dev.plimsoll.deployments.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fourteen days of one service as a drawing: a square for each deployment, failures red and on top, weekends shaded.
 *
 * <p>All positions across are in per cent of the width, all heights in pixels of a drawing that is 20 high.
 *
 * @param weekends where the shaded days begin
 * @param marks the squares
 * @param label what the drawing says, for those who do not see it
 */
record Fortnight(List<String> weekends, List<Mark> marks, String label) {

    static final int DAYS = 14;

    private static final double DAY = 100.0 / DAYS;
    private static final double INSET = 0.9;
    private static final int GROUND = 17;
    private static final int SQUARE = 5;
    private static final int SQUARES_OF_FULL_SIZE = 3;
    private static final int MOST = 8;

    /** One square. */
    record Mark(String x, int y, int height, boolean isFailure) {}

    /**
     * Draws the days up to {@code today}.
     *
     * @param counts of one service; days outside the fortnight are left out
     */
    static Fortnight of(List<DayCount> counts, LocalDate today) {
        var first = today.minusDays(DAYS - 1L);
        Map<LocalDate, DayCount> byDay = counts.stream()
                .filter(count -> !count.day().isBefore(first) && !count.day().isAfter(today))
                .collect(Collectors.toMap(DayCount::day, Function.identity()));
        var weekends = new ArrayList<String>();
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < DAYS; i++) {
            var day = first.plusDays(i);
            if (isWeekend(day)) {
                weekends.add(percent(i * DAY));
            }
            if (byDay.containsKey(day)) {
                marks.addAll(stack(i, byDay.get(day)));
            }
        }
        return new Fortnight(weekends, marks, label(byDay.values().stream().toList()));
    }

    public String dayWidth() {
        return percent(DAY);
    }

    public String markWidth() {
        return percent(DAY - 2 * INSET);
    }

    /** Squares shrink where a day has more than fit; beyond eight a day the label alone has the number. */
    private static List<Mark> stack(int index, DayCount count) {
        var shown = Math.min(count.total(), MOST);
        var failed = Math.min(count.failed(), shown);
        var pitch = shown <= SQUARES_OF_FULL_SIZE ? SQUARE + 1 : GROUND / shown;
        var marks = new ArrayList<Mark>();
        for (int n = 0; n < shown; n++) {
            marks.add(new Mark(
                    percent(index * DAY + INSET), GROUND + 1 - (n + 1) * pitch, pitch - 1, n >= shown - failed));
        }
        return marks;
    }

    private static String label(List<DayCount> counts) {
        var total = counts.stream().mapToInt(DayCount::total).sum();
        var failed = counts.stream().mapToInt(DayCount::failed).sum();
        var said = total + (total == 1 ? " deployment in 14 days" : " deployments in 14 days");
        return failed == 0 ? said : said + ", " + failed + " failed";
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
