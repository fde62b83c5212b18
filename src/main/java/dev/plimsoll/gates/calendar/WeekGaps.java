package dev.plimsoll.gates.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What of a week lies outside of windows, to the minute. */
public final class WeekGaps {

    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;

    private WeekGaps() {}

    /** None where there are no windows, or where they leave nothing. */
    public static List<Weekly> of(List<Weekly> windows) {
        var open = new BitSet(WEEK);
        windows.forEach(window -> fill(open, window));
        var first = open.nextSetBit(0);
        var gaps = new ArrayList<Weekly>();
        var begun = -1;
        for (var n = 0; first >= 0 && n <= WEEK; n++) {
            var minute = (first + n) % WEEK;
            if (!open.get(minute) && begun < 0) {
                begun = minute;
            } else if (open.get(minute) && begun >= 0) {
                gaps.add(new Weekly(day(begun), time(begun), day(minute), time(minute)));
                begun = -1;
            }
        }
        return gaps;
    }

    private static void fill(BitSet open, Weekly window) {
        var from = minute(window.fromDay(), window.from());
        var until = minute(window.untilDay(), window.until());
        for (var minute = from; minute != until; minute = (minute + 1) % WEEK) {
            open.set(minute);
        }
    }

    private static int minute(DayOfWeek day, LocalTime time) {
        return (day.getValue() - 1) * DAY + time.toSecondOfDay() / 60;
    }

    private static DayOfWeek day(int minute) {
        return DayOfWeek.of(minute / DAY + 1);
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute % DAY * 60L);
    }
}
