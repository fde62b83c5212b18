package dev.plimsoll.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two paragraphs why PostgreSQL cannot be used and what to do. */
class PostgresUnusableAnalyzer extends AbstractFailureAnalyzer<PostgresUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PostgresUnusable cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
