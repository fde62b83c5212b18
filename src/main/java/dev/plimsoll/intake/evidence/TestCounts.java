package dev.plimsoll.intake.evidence;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** How many tests ended how. */
record TestCounts(long tests, long passed, long failed, long skipped, long flaky) {

    /** Nothing that ran is no proof: where no test passed and none failed, all of it was skipped. */
    private String status() {
        if (failed > 0) {
            return "failed";
        }
        return passed > 0 ? "passed" : "skipped";
    }

    FoundOut as(String format, String kind, @Nullable String tool, @Nullable Long milliseconds, @Nullable Instant at) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("tests", tests);
        summary.put("passed", passed);
        summary.put("failed", failed);
        summary.put("skipped", skipped);
        summary.put("flaky", flaky);
        if (milliseconds != null) {
            summary.put("duration_ms", milliseconds);
        }
        if (tool != null) {
            summary.put("tool", tool);
        }
        return FoundOut.of(format, kind, status(), summary, at);
    }
}
