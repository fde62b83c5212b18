package dev.plimsoll.incidents;

import org.jspecify.annotations.Nullable;

/**
 * Which deployment an incident is laid at the door of. The rules are those of {@code docs/explanation/incidents.md}.
 *
 * @param deploymentId null if none
 * @param rule 1 somebody says so, 2 taken back by a rollback, 3 the latest change within 24 hours, 5 none
 * @param state {@code confirmed, suspected}, or {@code none} where a person said that no change caused it
 * @param by who said so
 */
public record Attribution(
        @Nullable Long deploymentId,
        int rule,
        String state,
        String confidence,
        @Nullable String by,
        @Nullable String because) {

    static final Attribution NONE = new Attribution(null, 5, "suspected", "none", null, null);

    public boolean isNoChange() {
        return state.equals("none");
    }

    /** Whether a person should still say whether it counts: we only guessed, or found nothing. */
    public boolean isUndecided() {
        return !isNoChange() && rule > 2;
    }

    /** Whether a deployment counts as failed because of it. */
    public boolean isChangeFailure() {
        return !isNoChange() && deploymentId != null;
    }

    public String ruleInWords() {
        if (isNoChange()) {
            return "a person says that no change caused it";
        }
        return switch (rule) {
            case 1 -> "somebody says so";
            case 2 -> "it was running when the impact began, and was taken back";
            case 3 -> "it is the latest change of an affected service in the 24 hours before: a guess";
            default -> "no change of an affected service in the 24 hours before is left to suspect";
        };
    }
}
