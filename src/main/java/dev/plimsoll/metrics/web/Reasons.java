package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Reason;
import org.jspecify.annotations.Nullable;

/** Why a measure has no value, in words, and what to do about it. */
final class Reasons {

    static final Figure.Fix INCIDENTS = new Figure.Fix("Connect incidents", "/sources/new");
    static final Figure.Fix DEPLOYMENTS = new Figure.Fix("Connect a source", "/sources/new");
    private static final Figure.Fix COMMITS = new Figure.Fix("See how commits are reported", "/sources");

    private Reasons() {}

    static String words(Measure measure, Reason reason) {
        return switch (reason) {
            case NO_DEPLOYMENTS ->
                measure == Measure.DEPLOYMENT_FREQUENCY
                        ? "No deployment ended in this window"
                        : "No deployment ended in this window, so there is nothing to measure";
            case NO_INCIDENT_SOURCE ->
                "Nobody tells of incidents and nothing was rolled back: whether anything failed cannot be known";
            case NO_FAILURES -> "Nothing failed in this window";
            case NONE_RECOVERED -> "What failed has not recovered yet";
            case NO_COMMIT_DATA -> "No commit is known that first arrived in this window";
            case WINDOW_BEFORE_FIRST_EVENT -> "The window ends before anything was reported";
        };
    }

    static Figure.@Nullable Fix fix(Reason reason) {
        return switch (reason) {
            case NO_INCIDENT_SOURCE -> INCIDENTS;
            case NO_COMMIT_DATA -> COMMITS;
            case NO_DEPLOYMENTS, WINDOW_BEFORE_FIRST_EVENT -> DEPLOYMENTS;
            case NO_FAILURES, NONE_RECOVERED -> null;
        };
    }
}
