package dev.plimsoll.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers of measures as people read them: each in its unit, with as many digits as mean something. */
public final class Amount {

    /** A number and its unit; the unit may be empty. */
    public record Part(String number, String unit) {

        /** Whether the unit is words, so that there is a blank before it. */
        public boolean isApart() {
            return unit.indexOf(' ') > 0;
        }

        @Override
        public String toString() {
            return unit.isEmpty() ? number : number + " " + unit;
        }
    }

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private Amount() {}

    /** Such as {@code 5 h 12 min, 4.6 %} or {@code 1.5 / day}; a dash for what is not known. */
    public static String text(Measure measure, @Nullable Double value) {
        return value == null
                ? "–"
                : parts(measure, value).stream().map(Part::toString).collect(Collectors.joining(" "));
    }

    public static List<Part> parts(Measure measure, double value) {
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY -> List.of(frequency(value));
            case CHANGE_LEAD_TIME, FAILED_DEPLOYMENT_RECOVERY_TIME -> duration(value);
            case CHANGE_FAIL_RATE, REWORK_RATE -> List.of(new Part(number(value * 100), "%"));
        };
    }

    /** A length of time in at most two units; {@code –} for what is not known. */
    public static String length(@Nullable Double seconds) {
        return seconds == null
                ? "–"
                : duration(seconds).stream().map(Part::toString).collect(Collectors.joining(" "));
    }

    public static String share(@Nullable Double value) {
        return value == null ? "–" : number(value * 100) + " %";
    }

    /** With one digit after the point, if it is not zero; from a hundred on without. */
    public static String number(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(Math.abs(value) >= 100 ? 0 : 1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Per day, per week or per month, whichever makes at least one. */
    private static Part frequency(double perDay) {
        if (perDay == 0 || perDay >= 1) {
            return new Part(number(perDay), "/ day");
        }
        return perDay * 7 >= 1 ? new Part(number(perDay * 7), "/ week") : new Part(number(perDay * 30), "/ month");
    }

    private static List<Part> duration(double seconds) {
        if (seconds < MINUTE) {
            return List.of(new Part(String.valueOf(Math.round(seconds)), "s"));
        }
        if (seconds < HOUR - MINUTE / 2) {
            return List.of(new Part(String.valueOf(Math.round(seconds / MINUTE)), "min"));
        }
        return seconds < DAY
                ? two(Math.round(seconds / MINUTE), 60, "h", "min")
                : two(Math.round(seconds / HOUR), 24, "d", "h");
    }

    private static List<Part> two(long small, int each, String largeUnit, String smallUnit) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(String.valueOf(small / each), largeUnit));
        if (small % each > 0) {
            parts.add(new Part(String.valueOf(small % each), smallUnit));
        }
        return parts;
    }
}
