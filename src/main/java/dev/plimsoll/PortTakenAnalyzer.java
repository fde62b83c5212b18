package dev.plimsoll;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says how to start beside whatever listens on the port of Plimsoll already. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "Something listens on port %d already, perhaps another Plimsoll.".formatted(cause.getPort()),
                "Stop it, or start Plimsoll on another port: PORT=%d.".formatted(cause.getPort() + 1),
                cause);
    }
}
