package dev.plimsoll.deployments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service: what it runs everywhere, and its deployments.
 *
 * @param env the environment that the list is narrowed to, or null
 * @param isFirstPage whether the list begins with the newest
 */
record ServiceView(
        ServiceLine service,
        MatrixRow row,
        List<PeekRuns> runs,
        @Nullable String env,
        History history,
        boolean isFirstPage) {

    /** The environments that something of this service was reported for. */
    public List<MatrixCell> places() {
        return row.cells().stream().filter(cell -> !cell.isEmpty()).toList();
    }

    public List<PeekRuns> runsIn(MatrixCell cell) {
        return runs.stream()
                .filter(one -> one.environment().equals(cell.environment()))
                .toList();
    }

    public String about() {
        var team = service.team() == null ? "No team" : service.team();
        return service.tier() == null ? team : team + " · tier " + service.tier();
    }
}
