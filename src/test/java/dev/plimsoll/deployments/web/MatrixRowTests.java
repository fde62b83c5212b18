package dev.plimsoll.deployments.web;

import static dev.plimsoll.deployments.web.CellLine.NONE;
import static dev.plimsoll.deployments.web.CellLine.PASSES;
import static dev.plimsoll.deployments.web.CellLine.STARTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests for the promotion line of {@link MatrixRow}. */
class MatrixRowTests {

    @Test
    void joinsNeighboursThatRunTheSame() {
        assertThat(line("a", "a", "b")).containsExactly(STARTS, NONE, NONE);
    }

    @Test
    void passesThroughAnEnvironmentThatRunsNothing() {
        assertThat(line("a", "-", "-", "a")).containsExactly(STARTS, PASSES, PASSES, NONE);
    }

    @Test
    void breaksAtAnotherArtifact() {
        assertThat(line("a", "b", "a")).containsOnly(NONE);
        assertThat(line("a", "-", "b")).containsOnly(NONE);
    }

    @Test
    void doesNotLeadNowhere() {
        assertThat(line("-", "a", "-")).containsOnly(NONE);
    }

    /** Each letter is a cell that runs this commit; a hyphen is one that runs nothing. */
    private static List<CellLine> line(String... shas) {
        var cells = Stream.of(shas).map(MatrixRowTests::cell).toList();
        return MatrixRow.joined(cells).stream().map(MatrixCell::line).toList();
    }

    private static MatrixCell cell(String sha) {
        return sha.equals("-")
                ? MatrixCell.empty("dev", false)
                : new MatrixCell(
                        "dev", false, CellTone.SAID, new Artifact(sha, null), null, Instant.EPOCH, null, NONE, null);
    }
}
