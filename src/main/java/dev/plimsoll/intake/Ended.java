package dev.plimsoll.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a run ended, which each CI says in words of its own: as the forges say it. A word that is not known here stays. */
public final class Ended {

    private Ended() {}

    public static @Nullable String word(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var word = said.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "success", "succeeded", "passed", "successful", "ok" -> "success";
            case "failure", "failed", "failing" -> "failure";
            case "cancelled", "canceled", "aborted", "stopped" -> "cancelled";
            case "skipped", "not_built", "not_run" -> "skipped";
            default -> word;
        };
    }
}
