package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row behind a measure, in words. */
record RowLine(Measure measure, Row row) {

    /** What it is: the commit or change request of a lead time, else how the deployment counts. */
    public String what() {
        var sample = row.sample();
        if (sample == null) {
            return switch (row.kind()) {
                case "baseline" -> "first deployment";
                case "config" -> "change of configuration";
                case "flag" -> "feature flag";
                case "re_release" -> "re-release";
                case "redeploy" -> "redeployment";
                case "redeploy_of_withdrawn" -> "withdrawn, again";
                default -> row.kind();
            };
        }
        var title = sample.title() == null ? "" : " " + sample.title();
        return sample.commit() == null ? "#%d%s".formatted(sample.change(), title) : title.strip();
    }

    /** The commit that a row of a lead time is about; null for a change request. */
    public @Nullable String commit() {
        return row.sample() == null ? null : row.sample().commit();
    }

    public String shown(String sha) {
        return sha.substring(0, Math.min(7, sha.length()));
    }

    public String value() {
        return switch (measure) {
            case CHANGE_LEAD_TIME -> Amount.length(row.valueS());
            case FAILED_DEPLOYMENT_RECOVERY_TIME ->
                row.valueS() != null ? Amount.length(row.valueS()) : row.isCounted() ? "still lasting" : "–";
            case CHANGE_FAIL_RATE ->
                row.failed() == null
                        ? "–"
                        : switch (row.failed()) {
                            case "true" -> "failed";
                            case "maturing" -> "worked so far";
                            default -> "worked";
                        };
            case DEPLOYMENT_FREQUENCY, REWORK_RATE -> row.isCounted() ? "counted" : "–";
        };
    }

    /** What is unusual about it, in words. */
    public List<String> flags() {
        var flags = new ArrayList<String>();
        if (row.sample() != null) {
            row.sample().flags().forEach(flag -> flags.add(flag.replace('_', ' ')));
            if (row.sample().leftOut() != null) {
                flags.add(leftOut(row.sample().leftOut()));
            }
        }
        if (row.mark() != null) {
            flags.add(
                    switch (row.mark().word()) {
                        case "excluded" -> "excluded by " + row.mark().by();
                        case "failed" -> "failed, says " + row.mark().by();
                        default -> "did not fail, says " + row.mark().by();
                    });
        }
        return flags;
    }

    private static String leftOut(String word) {
        return switch (word) {
            case "merge" -> "merge commit";
            case "in_the_future" -> "its time lies after the deployment";
            case "other_paths" -> "touches other paths only";
            case "twin" -> "arrived already under another name";
            case "no_time" -> "nobody knows its time";
            case "baseline" -> "came with the first deployment";
            default -> word.replace('_', ' ');
        };
    }
}
