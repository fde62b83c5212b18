package dev.plimsoll.intake.evidence;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts the test cases of a file as its elements pass by; where it lists none, takes the counts it gives. */
class JUnitTally {

    private static final double LONGEST_SECONDS = 1e9;

    private long cases;
    private long failed;
    private long skipped;
    private long flaky;
    private boolean isFailed;
    private boolean isSkipped;
    private boolean isFlaky;
    private double seconds;
    private @Nullable Double allSeconds;
    private @Nullable Instant latest;
    private @Nullable TestCounts told;

    void begin(String element, int depth, Function<String, @Nullable String> attribute) {
        switch (element) {
            case "testsuites", "testsuite" -> suite(depth, attribute);
            case "testcase" -> {
                cases++;
                isFailed = false;
                isSkipped = false;
                isFlaky = false;
                seconds += seconds(attribute.apply("time"));
            }
            case "failure", "error" -> isFailed = true;
            case "skipped" -> isSkipped = true;
            case "flakyFailure", "flakyError" -> isFlaky = true;
            default -> {}
        }
    }

    void end(String element) {
        if (element.equals("testcase")) {
            failed += isFailed ? 1 : 0;
            skipped += isSkipped && !isFailed ? 1 : 0;
            flaky += isFlaky ? 1 : 0;
        }
    }

    FoundOut found(String kind) {
        var counts = cases == 0 && told != null ? told : counted();
        var took = allSeconds == null ? seconds : allSeconds;
        return counts.as("junit", kind, null, Math.round(Math.min(took, LONGEST_SECONDS) * 1000), latest);
    }

    /** A suite may fail beside its test cases, as when it could not be set up. */
    private TestCounts counted() {
        var bad = told == null ? failed : Math.max(failed, told.failed());
        return new TestCounts(cases, Math.max(0, cases - bad - skipped), bad, skipped, flaky);
    }

    private void suite(int depth, Function<String, @Nullable String> attribute) {
        var at = instant(attribute.apply("timestamp"));
        if (at != null && (latest == null || at.isAfter(latest))) {
            latest = at;
        }
        if (depth == 1) {
            allSeconds = attribute.apply("time") == null ? null : Double.valueOf(seconds(attribute.apply("time")));
            told = told(attribute);
        }
    }

    private static TestCounts told(Function<String, @Nullable String> attribute) {
        var tests = count(attribute.apply("tests"));
        var bad = Math.min(tests, count(attribute.apply("failures")) + count(attribute.apply("errors")));
        var skipped = Math.min(tests - bad, count(attribute.apply("skipped")) + count(attribute.apply("disabled")));
        return new TestCounts(tests, tests - bad - skipped, bad, skipped, 0);
    }

    private static long count(@Nullable String number) {
        return number != null && number.matches("[0-9]{1,9}") ? Long.parseLong(number) : 0;
    }

    /** Some write a comma between the thousands. */
    private static double seconds(@Nullable String number) {
        var plain = number == null ? "" : number.replace(",", "").strip();
        if (plain.isEmpty() || plain.length() > 30 || !plain.matches("[0-9.]+(?:[eE][-+]?[0-9]+)?")) {
            return 0;
        }
        try {
            return Math.min(Double.parseDouble(plain), LONGEST_SECONDS);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Most write no zone, and mean UTC. */
    private static @Nullable Instant instant(@Nullable String text) {
        try {
            if (text == null || text.length() > 60) {
                return null;
            }
            var time = DateTimeFormatter.ISO_DATE_TIME
                    .withLocale(Locale.ROOT)
                    .parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from);
            return time instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(time).toInstant(UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
