package dev.plimsoll.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of senders in one order. */
class SeverityTests {

    @ParameterizedTest
    @CsvSource({
        "Critical, CRITICAL",
        "SEV-1, CRITICAL",
        "sev 0, CRITICAL",
        "P2, HIGH",
        "Severity: 3, MEDIUM",
        "warning, MEDIUM",
        "minor, LOW",
        "S4, LOW",
        "5, INFO"
    })
    void whatSendersSayHasItsPlace(String said, Severity severity) {
        assertThat(Severity.meant(said)).contains(severity);
    }

    @Test
    void whatNobodyCanTellIsGraveEnough() {
        assertThat(Severity.CRITICAL.includes(null)).isTrue();
        assertThat(Severity.CRITICAL.includes("")).isTrue();
        assertThat(Severity.CRITICAL.includes("rather bad")).isTrue();
        assertThat(Severity.HIGH.includes("SEV3")).isFalse();
        assertThat(Severity.HIGH.includes("sev2")).isTrue();
    }

    @Test
    void everyWordStandsForOneSeverity() {
        assertThat(Arrays.stream(Severity.values())
                        .flatMap(one -> Arrays.stream(one.words().split(", "))))
                .doesNotHaveDuplicates();
    }

    @Test
    void theReferenceHasTheSameWords() throws IOException {
        assertThat(Files.readString(Path.of("docs/reference/incidents.md")))
                .contains(Arrays.stream(Severity.values())
                        .map(one -> "| `%s` | %s |".formatted(one.word(), one.words()))
                        .toList());
    }
}
