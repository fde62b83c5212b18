package dev.plimsoll.secrets;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when the key for the secrets is missing or wrong. */
class SecretsUnusableAnalyzer extends AbstractFailureAnalyzer<SecretsUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SecretsUnusable cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
