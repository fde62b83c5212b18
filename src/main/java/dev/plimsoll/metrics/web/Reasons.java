package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Reason;
import org.jspecify.annotations.Nullable;

/** What to do about it that a measure has no value. */
final class Reasons {

    static final Figure.Fix INCIDENTS = new Figure.Fix("Connect incidents", "/sources/new");
    static final Figure.Fix DEPLOYMENTS = new Figure.Fix("Connect a source", "/sources/new");
    private static final Figure.Fix SILENCE = new Figure.Fix("See what the sources say", "/sources");
    private static final Figure.Fix COMMITS = new Figure.Fix("See how commits are reported", "/sources");

    private Reasons() {}

    static Figure.@Nullable Fix fix(Reason reason) {
        return switch (reason) {
            case NO_INCIDENT_SOURCE -> INCIDENTS;
            case NO_COMMIT_DATA -> COMMITS;
            case NO_DEPLOYMENTS, WINDOW_BEFORE_FIRST_EVENT -> DEPLOYMENTS;
            case SOURCES_SILENT -> SILENCE;
            case NO_FAILURES, NONE_RECOVERED, NO_END_KNOWN, NO_CHANGES, TOO_FEW_WEEKS -> null;
        };
    }
}
