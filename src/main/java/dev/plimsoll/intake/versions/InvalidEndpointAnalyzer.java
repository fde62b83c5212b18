package dev.plimsoll.intake.versions;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a version endpoint that the configuration declares and that cannot be. */
class InvalidEndpointAnalyzer extends AbstractFailureAnalyzer<InvalidEndpoint> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidEndpoint cause) {
        return new FailureAnalysis(
                "A version endpoint in the configuration cannot be: %s".formatted(cause.sentence()),
                "Correct plimsoll.versions.endpoints.<name>.%s.".formatted(cause.field()),
                cause);
    }
}
