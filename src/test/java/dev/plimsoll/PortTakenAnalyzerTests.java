package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

/** Tests for {@link PortTakenAnalyzer}. */
class PortTakenAnalyzerTests {

    @Test
    void namesTheVariableThatMendsIt() {
        var analysis =
                new PortTakenAnalyzer().analyze(new IllegalStateException("start", new PortInUseException(8080)));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("port 8080");
        assertThat(analysis.getAction()).contains("PORT=8081");
    }
}
