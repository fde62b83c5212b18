package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference says of the measures what the code says. */
class DefinitionTests {

    private static final Path REFERENCE = Path.of("docs/reference/metrics.md");
    private static final Path WRITTEN = Path.of("target/metrics.md");

    /** If it fails: copy {@code target/metrics.md} over the reference. */
    @Test
    void theReferenceIsWhatTheDefinitionsSay() throws IOException {
        var lines = new ArrayList<String>();
        lines.addAll(List.of(
                "# The five measures",
                "",
                "This page is written from the definitions in the code, as is the page *Definitions* at `/dora/definitions`.",
                "A test compares it.",
                "",
                "- A window is half-open, `[from, to)`; days and weeks are those of the organisation's zone, weeks begin on Monday.",
                "- Durations are in seconds, rates are shares of one, frequencies are a day.",
                "- A median of an even number of values is the mean of the two in the middle.",
                "- Where there is no value there is a reason, never 0.",
                "- Every number can be asked for as it was known at an instant.",
                "",
                "| length | what it is for |",
                "|---|---|",
                "| %d h | how long after a deployment a trouble may begin to be laid at its door, where nobody set it for the service |"
                        .formatted(Rules.ATTRIBUTED_WITHIN.toHours()),
                "| %d h | within which the same version in several environments of a tier is one deployment |"
                        .formatted(Rules.GROUPED_WITHIN.toHours()),
                "| %d min | how far an author's clock may be ahead |".formatted(Rules.CLOCKS_DIFFER_BY.toMinutes()),
                "| %d | below so many deployments a page shows the count instead of the rate |"
                        .formatted(Rules.ENOUGH_FOR_A_RATE),
                "| %d | below so many rows a page does not say whether a value is better or worse |"
                        .formatted(Rules.ENOUGH_TO_COMPARE)));
        Definition.all(RulesInForce.BY_DEFAULT).forEach(definition -> add(definition, lines));
        lines.addAll(List.of(
                "",
                "## Better or worse",
                "",
                "A page says *better* or *worse* only where the 95 % intervals of the two windows do not overlap: Wilson's for rates, that of a count for frequencies, and for medians the one that follows from how far the third quartile lies above the median.",
                "Values that differ by at most a twentieth are *about the same*; else there is *not enough to say*."));
        var text = String.join("\n", lines) + "\n";
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, text);

        assertThat(Files.readString(REFERENCE)).isEqualTo(text);
    }

    @Test
    void everyMeasureIsDefined() {
        assertThat(Definition.all(RulesInForce.BY_DEFAULT))
                .extracting(Definition::measure)
                .containsExactly(Measure.values());
        assertThat(Definition.all(RulesInForce.BY_DEFAULT)).allSatisfy(definition -> {
            assertThat(definition.sentence()).endsWith(".");
            assertThat(definition.counts()).allMatch(line -> line.endsWith("."));
            assertThat(definition.doesNotCount()).allMatch(line -> line.endsWith("."));
        });
    }

    private static void add(Definition definition, List<String> lines) {
        lines.addAll(List.of(
                "",
                "## " + definition.measure().title(),
                "",
                "`%s`: %s".formatted(definition.measure().word(), definition.sentence()),
                "",
                "    " + definition.formula(),
                "",
                "Counts:",
                ""));
        definition.counts().forEach(line -> lines.add("- " + line));
        lines.addAll(List.of("", "Does not count:", ""));
        definition.doesNotCount().forEach(line -> lines.add("- " + line));
        lines.addAll(List.of("", "Without a value:", ""));
        definition.withoutValue().forEach(line -> lines.add("- " + line));
        lines.addAll(List.of("", "Follows: %s.".formatted(definition.source())));
    }
}
