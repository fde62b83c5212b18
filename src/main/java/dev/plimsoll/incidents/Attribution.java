package dev.plimsoll.incidents;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Which deployment an incident is laid at the door of. The rules are those of {@code docs/explanation/incidents.md}.
 *
 * @param deploymentId null if none
 * @param rule 1 somebody says so, 2 taken back by a rollback, 3 the latest change within the window of its service, 5 none
 * @param state {@code confirmed, suspected}, or {@code none} where a person said that no change caused it
 * @param by who said so
 * @param windowHours how many hours before the incident were looked through, such as {@code 24}, or {@code 24 to 48} where
 *     services differ
 * @param threshold the least grave severity that counts
 * @param isGraveEnough whether it counts by its severity
 */
public record Attribution(
        @Nullable Long deploymentId,
        int rule,
        String state,
        String confidence,
        @Nullable String by,
        @Nullable String because,
        String windowHours,
        Severity threshold,
        boolean isGraveEnough) {

    static final Attribution NONE =
            new Attribution(null, 5, "suspected", "none", null, null, hours(null, null), Severity.INFO, true);

    /** @param severity of the incident, as its sender says it */
    static Attribution of(ResultSet row, @Nullable String severity) throws SQLException {
        var word = row.getString("threshold");
        var threshold = word == null ? Severity.INFO : Severity.of(word).orElseThrow();
        return new Attribution(
                row.getObject("deployment_id", Long.class),
                row.getInt("rule"),
                row.getString("state"),
                row.getString("confidence"),
                row.getString("by"),
                row.getString("because"),
                hours(
                        row.getObject("shortest_window_hours", Integer.class),
                        row.getObject("longest_window_hours", Integer.class)),
                threshold,
                threshold.includes(severity));
    }

    /** Of an incident of which no service is known, nobody can tell but the default. */
    private static String hours(@Nullable Integer shortest, @Nullable Integer longest) {
        if (shortest == null || longest == null) {
            return String.valueOf(AttributionRules.DEFAULT_HOURS);
        }
        return shortest.equals(longest) ? shortest.toString() : shortest + " to " + longest;
    }

    public boolean isNoChange() {
        return state.equals("none");
    }

    /** Whether a person should still say whether it counts: we only guessed, or found nothing. */
    public boolean isUndecided() {
        return !isNoChange() && rule > 2;
    }

    /** Whether a deployment counts as failed because of it. */
    public boolean isChangeFailure() {
        return !isNoChange() && deploymentId != null && isGraveEnough;
    }

    public String ruleInWords() {
        if (isNoChange()) {
            return "a person says that no change caused it";
        }
        return switch (rule) {
            case 1 -> "somebody says so";
            case 2 -> "it was running when the impact began, and was taken back";
            case 3 -> "it is the latest change of an affected service in the %s before: a guess".formatted(window());
            default -> "no change of an affected service in the %s before is left to suspect".formatted(window());
        };
    }

    private String window() {
        return windowHours.equals("1") ? "hour" : windowHours + " hours";
    }
}
