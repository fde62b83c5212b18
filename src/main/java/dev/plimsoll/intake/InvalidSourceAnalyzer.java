package dev.plimsoll.intake;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a source that the configuration declares and that cannot be. */
class InvalidSourceAnalyzer extends AbstractFailureAnalyzer<InvalidSource> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSource cause) {
        return new FailureAnalysis(
                "A source in the configuration cannot be: %s".formatted(cause.getMessage()),
                "Correct plimsoll.intake.sources.<name> (PLIMSOLL_INTAKE_SOURCES_<NAME>_KIND and _SECRETS).",
                cause);
    }
}
