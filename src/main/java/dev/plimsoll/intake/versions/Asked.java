package dev.plimsoll.intake.versions;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one question.
 *
 * @param said the beginning of the answer; empty if there was none
 * @param version what was understood of it; null if nothing was
 * @param failure why nothing was; null if something was
 */
public record Asked(
        String said, @Nullable String version, @Nullable String failure) {

    private static final int SHORT = 7;
    private static final int SHORT_DIGEST = 19;

    static Asked answered(String said, String version) {
        return new Asked(said, version, null);
    }

    static Asked failed(AskFailed failure) {
        return new Asked(failure.said(), null, failure.sentence());
    }

    /** As much of the version as a person compares. */
    String shortVersion() {
        var whole = Objects.requireNonNullElse(version, "");
        return whole.substring(0, Math.min(whole.length(), whole.contains(":") ? SHORT_DIGEST : SHORT));
    }
}
