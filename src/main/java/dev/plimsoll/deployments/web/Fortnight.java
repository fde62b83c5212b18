package dev.plimsoll.deployments.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fourteen days of one service as a drawing: a square for each deployment, failures red and on top, weekends shaded.
 *
 * <p>The drawing is 1,400 wide, a hundred for each day, and is stretched to its place; it is 20 pixels high. Everything of
 * one colour is one path: a page of sixty services would have thousands of squares.
 *
 * @param weekends where the shaded days begin
 * @param marks the squares
 * @param label what the drawing says, for those who do not see it
 */
record Fortnight(List<Integer> weekends, List<Mark> marks, String label) {

    static final int DAYS = 14;

    private static final int DAY = 100;
    private static final int INSET = 13;
    private static final int HEIGHT = 20;
    private static final int GROUND = 17;
    private static final int SQUARE = 5;
    private static final int SQUARES_OF_FULL_SIZE = 3;
    private static final int MOST = 8;

    /** One square. */
    record Mark(int x, int y, int height, boolean isFailure) {

        private String path() {
            return rectangle(x, y, DAY - 2 * INSET, height);
        }
    }

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
        var weekends = new ArrayList<Integer>();
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < DAYS; i++) {
            var day = first.plusDays(i);
            if (isWeekend(day)) {
                weekends.add(i * DAY);
            }
            if (byDay.containsKey(day)) {
                marks.addAll(stack(i, byDay.get(day)));
            }
        }
        return new Fortnight(weekends, marks, label(byDay.values().stream().toList()));
    }

    /** The shaded days as the data of a path. */
    public String shade() {
        return weekends.stream().map(x -> rectangle(x, 0, DAY, HEIGHT)).collect(Collectors.joining());
    }

    /** The deployments that did not fail as the data of a path. */
    public String ticks() {
        return path(false);
    }

    /** The failures as the data of a path. */
    public String failures() {
        return path(true);
    }

    private String path(boolean ofFailures) {
        return marks.stream()
                .filter(mark -> mark.isFailure() == ofFailures)
                .map(Mark::path)
                .collect(Collectors.joining());
    }

    private static String rectangle(int x, int y, int width, int height) {
        return "M" + x + " " + y + "h" + width + "v" + height + "h-" + width + "z";
    }

    /** Squares shrink where a day has more than fit; beyond eight a day the label alone has the number. */
    private static List<Mark> stack(int index, DayCount count) {
        var shown = Math.min(count.total(), MOST);
        var failed = Math.min(count.failed(), shown);
        var pitch = shown <= SQUARES_OF_FULL_SIZE ? SQUARE + 1 : GROUND / shown;
        var marks = new ArrayList<Mark>();
        for (int n = 0; n < shown; n++) {
            marks.add(new Mark(index * DAY + INSET, GROUND + 1 - (n + 1) * pitch, pitch - 1, n >= shown - failed));
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
}
