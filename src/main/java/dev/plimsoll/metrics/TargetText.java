package dev.plimsoll.metrics;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads a target as people write it: {@code 3 / week}, {@code 1 day}, {@code 5 %}. */
final class TargetText {

    private static final Pattern FREQUENCY =
            Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(?:/|per|a|an)\\s*(hour|day|week|month|year)");
    private static final Pattern DURATION = Pattern.compile(
            "(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(s|sec|seconds?|min|minutes?|h|hours?|d|days?|w|weeks?|months?)");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)\\s*%?");
    private static final Map<String, Double> DAYS =
            Map.of("hour", 1 / 24.0, "day", 1.0, "week", 7.0, "month", 30.0, "year", 365.0);

    private TargetText() {}

    /**
     * The value and its label.
     *
     * @param position of the new target
     * @throws TargetRefusal if the text is none, with what would be one
     */
    static Target parse(Measure measure, int position, String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT).replace(',', '.').replaceAll("\\s+", " ");
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY -> frequency(position, plain);
            case CHANGE_LEAD_TIME, FAILED_DEPLOYMENT_RECOVERY_TIME -> duration(measure, position, plain);
            case CHANGE_FAIL_RATE, REWORK_RATE -> share(measure, position, plain);
        };
    }

    private static Target frequency(int position, String plain) {
        var found = FREQUENCY.matcher(plain);
        if (!found.matches()) {
            throw refused(plain, "how often: write it as “1 / day” or “3 / week”");
        }
        var times = positive(found.group(1), plain);
        return new Target(
                Measure.DEPLOYMENT_FREQUENCY,
                position,
                times / Objects.requireNonNull(DAYS.get(found.group(2))),
                number(found.group(1)) + " / " + found.group(2));
    }

    private static Target duration(Measure measure, int position, String plain) {
        var found = DURATION.matcher(plain);
        if (!found.matches()) {
            throw refused(plain, "a length of time: write it as “30 min”, “1 day” or “2 weeks”");
        }
        var length = positive(found.group(1), plain);
        var unit = found.group(2);
        var isOne = length == 1;
        var label = number(found.group(1)) + " ";
        return switch (unit.substring(0, Math.min(2, unit.length()))) {
            case "s", "se" -> new Target(measure, position, length, label + "s");
            case "mi" -> new Target(measure, position, length * 60, label + "min");
            case "h", "ho" -> new Target(measure, position, length * 3_600, label + "h");
            case "d", "da" -> new Target(measure, position, length * 86_400, label + (isOne ? "day" : "days"));
            case "w", "we" -> new Target(measure, position, length * 604_800, label + (isOne ? "week" : "weeks"));
            default -> new Target(measure, position, length * 2_592_000, label + (isOne ? "month" : "months"));
        };
    }

    private static Target share(Measure measure, int position, String plain) {
        var found = SHARE.matcher(plain);
        if (!found.matches()) {
            throw refused(plain, "a share: write it as “5 %”");
        }
        var share = positive(found.group(1), plain) / 100;
        if (share > 1) {
            throw refused(plain, "a share: at most 100 %");
        }
        return new Target(measure, position, share, number(found.group(1)) + " %");
    }

    private static double positive(String digits, String plain) {
        var value = Double.parseDouble(digits);
        if (value <= 0) {
            throw refused(plain, "a target: it has to be more than nothing");
        }
        return value;
    }

    private static String number(String digits) {
        return new BigDecimal(digits).stripTrailingZeros().toPlainString();
    }

    private static TargetRefusal refused(String plain, String fix) {
        return new TargetRefusal("“%s” is not %s".formatted(plain, fix));
    }
}
