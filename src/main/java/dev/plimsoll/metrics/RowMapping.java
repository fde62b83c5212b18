package dev.plimsoll.metrics;

import static dev.plimsoll.metrics.Instants.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says of each row whether it is part of a measure, and why.
 *
 * @param now the instant as of which is asked
 */
record RowMapping(Measure measure, Question question, Instant now, AttributedWithin attributedWithin) {

    Row map(ResultSet row) throws SQLException {
        var facts = Facts.of(row);
        var finishedAt = Objects.requireNonNull(instant(row, "finished_at"));
        var failed = failed(facts, finishedAt, attributedWithin.of(row.getLong("service_id")));
        var sample = measure == Measure.CHANGE_LEAD_TIME ? sample(row) : null;
        var startedAt = Objects.requireNonNull(instant(row, "started_at"));
        var restoredAt = "true".equals(failed) ? instant(row, "restored_at") : null;
        var value = value(row, failed, startedAt, restoredAt);
        return new Row(
                row.getLong("number"),
                row.getString("deployment"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("sha"),
                startedAt,
                finishedAt,
                facts.kind(),
                isCounted(facts, failed, value),
                because(row, facts, failed, sample, value),
                value,
                failed,
                texts(row, "incidents"),
                "true".equals(failed) ? row.getString("what") : null,
                restoredAt,
                sample,
                facts.mark(),
                facts.isRework());
    }

    private boolean isCounted(Facts facts, @Nullable String failed, @Nullable Double value) {
        if (facts.isExcluded()) {
            return false;
        }
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY, REWORK_RATE -> facts.isDeployment();
            case CHANGE_LEAD_TIME -> value != null;
            case CHANGE_FAIL_RATE -> isChange(facts);
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> isChange(facts) && "true".equals(failed) && value != null;
        };
    }

    /** A canary is one if it broke something. */
    private static boolean isChange(Facts facts) {
        return facts.isChange()
                && facts.isLeader()
                && (facts.isCountedByItself() || (facts.hasIncident() && !facts.isMarked("not_failed")));
    }

    private @Nullable String failed(Facts facts, Instant finishedAt, Duration window) {
        if (!isChange(facts)) {
            return null;
        }
        if (facts.isMarked("not_failed")) {
            return "false";
        }
        if (facts.causes() != null || facts.isMarked("failed")) {
            return "true";
        }
        return finishedAt.isAfter(now.minus(window)) ? "maturing" : "false";
    }

    private @Nullable Double value(
            ResultSet row, @Nullable String failed, Instant startedAt, @Nullable Instant restoredAt)
            throws SQLException {
        return switch (measure) {
            case CHANGE_LEAD_TIME -> {
                var seconds =
                        row.getObject(question.leadTimeOf() == LeadTimeOf.MERGE ? "merge_s" : "lead_s", Integer.class);
                yield seconds == null || row.getString("left_out") != null ? null : (Double) (double) seconds;
            }
            case FAILED_DEPLOYMENT_RECOVERY_TIME ->
                restoredAt == null || !"true".equals(failed)
                        ? null
                        : (Double) Math.max(
                                0, Duration.between(startedAt, restoredAt).toMillis() / 1000.0);
            default -> null;
        };
    }

    private String because(
            ResultSet row, Facts facts, @Nullable String failed, Row.@Nullable Sample sample, @Nullable Double value)
            throws SQLException {
        if (facts.isExcluded()) {
            return "left out by hand: " + Objects.requireNonNull(facts.mark()).because();
        }
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY -> row.getString("because");
            case REWORK_RATE -> facts.mends() != null ? facts.mends() : row.getString("because");
            case CHANGE_LEAD_TIME -> sampleBecause(sample, value);
            case CHANGE_FAIL_RATE -> {
                if (!isChange(facts)) {
                    yield facts.isDeployment() ? "%s is no change".formatted(facts.name()) : row.getString("because");
                }
                yield failedBecause(facts, failed, row.getString("because"));
            }
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> {
                var why = failedBecause(facts, failed, row.getString("because"));
                yield value != null || !"true".equals(failed)
                        ? why
                        : why + (facts.causes() == null ? "; nothing tells when it ended" : "; it lasts");
            }
        };
    }

    private static String failedBecause(Facts facts, @Nullable String failed, String counted) {
        var mark = facts.mark();
        if (mark != null && (facts.isMarked("failed") || facts.isMarked("not_failed"))) {
            return "%s says that it %s: %s"
                    .formatted(mark.by(), facts.isMarked("failed") ? "failed" : "did not fail", mark.because());
        }
        return facts.causes() != null && "true".equals(failed) ? facts.causes() : counted;
    }

    private static String sampleBecause(Row.@Nullable Sample sample, @Nullable Double value) {
        if (sample == null || value != null) {
            return sample != null && sample.commit() == null
                    ? "the change request first arrived with it"
                    : "the commit first arrived with it";
        }
        return sample.leftOut() == null
                ? "it was not merged before it arrived"
                : switch (sample.leftOut()) {
                    case "merge" -> "a merge commit brings nothing of its own";
                    case "revert" -> "a revert is no change of its own";
                    case "in_the_future" -> "it says that it was written after it was deployed";
                    case "other_paths" -> "it touches no path of the service";
                    case "twin" -> "the same change arrived with another commit";
                    case "baseline" -> "nobody can tell what was new in the first version";
                    default -> "nobody told when it was written";
                };
    }

    private static Row.Sample sample(ResultSet row) throws SQLException {
        return new Row.Sample(
                row.getString("repository"),
                row.getString("commit"),
                row.getObject("change_number", Long.class),
                row.getString("title"),
                instant(row, "began_at"),
                row.getString("began_by"),
                new Measures.Stages(
                        seconds(row, "coding_s"),
                        seconds(row, "pickup_s"),
                        seconds(row, "review_s"),
                        seconds(row, "release_wait_s"),
                        seconds(row, "approval_wait_s"),
                        seconds(row, "rollout_s")),
                seconds(row, "approval_to_merge_s"),
                row.getString("left_out"),
                texts(row, "flags"));
    }

    private static @Nullable Double seconds(ResultSet row, String column) throws SQLException {
        var seconds = row.getObject(column, Integer.class);
        return seconds == null ? null : (Double) (double) seconds;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** What was read of a deployment. */
    private record Facts(
            String kind,
            boolean isCountedByItself,
            boolean isLeader,
            @Nullable String causes,
            boolean hasIncident,
            @Nullable String mends,
            Row.@Nullable Mark mark) {

        static Facts of(ResultSet row) throws SQLException {
            var word = row.getString("word");
            return new Facts(
                    row.getString("kind"),
                    row.getBoolean("is_counted"),
                    row.getBoolean("is_leader"),
                    row.getString("causes"),
                    !texts(row, "incidents").isEmpty(),
                    row.getString("mends"),
                    word == null
                            ? null
                            : new Row.Mark(
                                    word,
                                    row.getString("mark_because"),
                                    row.getString("marked_by"),
                                    Objects.requireNonNull(instant(row, "marked_at"))));
        }

        boolean isDeployment() {
            return isCountedByItself && isLeader;
        }

        boolean isChange() {
            return kind.equals("change") || kind.equals("config") || kind.equals("redeploy_of_withdrawn");
        }

        boolean isRework() {
            return isDeployment() && (kind.equals("rollback") || (isChange() && mends != null));
        }

        boolean isMarked(String word) {
            return mark != null && mark.word().equals(word);
        }

        boolean isExcluded() {
            return isMarked("excluded");
        }

        String name() {
            return switch (kind) {
                case "rollback" -> "a rollback";
                case "re_release" -> "a re-release";
                case "baseline" -> "the first version";
                case "flag" -> "a feature flag";
                default -> "a repeat";
            };
        }
    }
}
