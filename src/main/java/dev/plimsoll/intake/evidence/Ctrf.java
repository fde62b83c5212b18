package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Results of tests in the Common Test Report Format. */
class Ctrf implements EvidenceFormat {

    /** 2000-01-01: what is before it is no time in milliseconds. */
    private static final long EARLIEST = 946_684_800_000L;

    private static final long LATEST = 253_402_300_799_000L;

    @Override
    public boolean isOf(Tree file) {
        return "CTRF".equals(file.text("reportFormat"))
                || (file.at("results", "tool").isObject()
                        && file.at("results", "summary").isObject());
    }

    @Override
    public FoundOut read(Tree file, @Nullable String kind) {
        var results = file.at("results");
        var summary = results.at("summary");
        var tests = results.items("tests");
        if (tests.isEmpty() && summary.number("tests") == null) {
            throw new RefusedDelivery(
                    "results",
                    "\u201cresults\u201d has neither \u201ctests\u201d nor a \u201csummary\u201d with counts.");
        }
        var counts = tests.isEmpty() ? told(summary) : counted(tests);
        var start = time(summary, "start");
        var stop = time(summary, "stop");
        return counts.as(
                "ctrf",
                Kinds.chosen(kind, Kinds.OF_TESTS),
                results.text("tool", "name"),
                start == null || stop == null || stop < start ? null : Long.valueOf(stop - start),
                stop == null ? null : Instant.ofEpochMilli(stop));
    }

    private static TestCounts counted(List<Tree> tests) {
        var passed = with(tests, "passed");
        var failed = with(tests, "failed");
        return new TestCounts(
                tests.size(),
                passed,
                failed,
                tests.size() - passed - failed,
                tests.stream().filter(test -> test.isTrue("flaky")).count());
    }

    private static long with(List<Tree> tests, String status) {
        return tests.stream().filter(test -> status.equals(test.text("status"))).count();
    }

    private static TestCounts told(Tree summary) {
        var passed = told(summary, "passed");
        var failed = told(summary, "failed");
        var tests = told(summary, "tests");
        return new TestCounts(tests, passed, failed, Math.max(0, tests - passed - failed), told(summary, "flaky"));
    }

    private static long told(Tree summary, String field) {
        return Math.min(Math.max(0, Objects.requireNonNullElse(summary.number(field), 0L)), Integer.MAX_VALUE);
    }

    private static @Nullable Long time(Tree summary, String field) {
        var time = summary.number(field);
        return time == null || time < EARLIEST || time > LATEST ? null : time;
    }
}
