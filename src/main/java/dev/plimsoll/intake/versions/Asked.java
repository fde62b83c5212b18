package dev.plimsoll.intake.versions;

import org.jspecify.annotations.Nullable;

/**
 * What became of one question.
 *
 * @param said the beginning of the answer; empty if there was none
 * @param version what was understood of it; null if nothing was
 * @param failure why nothing was; null if something was
 */
public record Asked(String said, @Nullable String version, @Nullable String failure) {

    static Asked answered(String said, String version) {
        return new Asked(said, version, null);
    }

    static Asked failed(AskFailed failure) {
        return new Asked(failure.said(), null, failure.sentence());
    }
}
