package dev.plimsoll.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a measure has no value. */
public enum Reason {
    /** No deployment that counts ended in the window. */
    NO_DEPLOYMENTS,
    /** Nobody has ever told of an incident, and no source could: nothing failed as far as anybody can tell. */
    NO_INCIDENT_SOURCE,
    /** Nothing failed in the window. */
    NO_FAILURES,
    /** What failed has not recovered yet. */
    NONE_RECOVERED,
    /** Something failed, and nothing tells when it was mended. */
    NO_END_KNOWN,
    /** Deployments ended in the window, and none of them is a change. */
    NO_CHANGES,
    /** No commit is known that first arrived in the window. */
    NO_COMMIT_DATA,
    /** The window ends before anything was reported. */
    WINDOW_BEFORE_FIRST_EVENT,
    /** Of a band: too few whole weeks of the window were watched. */
    TOO_FEW_WEEKS,
    /** No source that brings deployments said a word in the window, though each usually does. */
    SOURCES_SILENT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same as a sentence without a full stop. */
    public String words(Measure measure) {
        return switch (this) {
            case NO_DEPLOYMENTS ->
                measure == Measure.DEPLOYMENT_FREQUENCY
                        ? "No deployment ended in this window"
                        : "No deployment ended in this window, so there is nothing to measure";
            case NO_INCIDENT_SOURCE ->
                "Nobody tells of incidents and nothing was rolled back: whether anything failed cannot be known";
            case NO_FAILURES -> "Nothing failed in this window";
            case NONE_RECOVERED -> "What failed has not recovered yet";
            case NO_END_KNOWN -> "Nothing tells when what failed was mended";
            case NO_CHANGES -> "Of the deployments of this window none is a change";
            case NO_COMMIT_DATA -> "No commit is known that first arrived in this window";
            case SOURCES_SILENT ->
                "No source that brings deployments said a word in this window: whether there were any cannot be known";
            case WINDOW_BEFORE_FIRST_EVENT -> "The window ends before anything was reported";
            case TOO_FEW_WEEKS -> "Needs %d whole weeks that were watched".formatted(Rules.WEEKS_FOR_A_BAND);
        };
    }
}
