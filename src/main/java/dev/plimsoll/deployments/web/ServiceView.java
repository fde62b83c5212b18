package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Contradiction;
import dev.plimsoll.deployments.Corrections;
import dev.plimsoll.deployments.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service: what it runs everywhere, and its deployments.
 *
 * @param contradictions what speaks against what runs
 * @param corrections the newest corrections of its history
 * @param open its incidents that are open, the newest first
 * @param lastClosed the one that was closed last, or null
 * @param env the environment that the list is narrowed to, or null
 * @param isFirstPage whether the list begins with the newest
 */
record ServiceView(
        ServiceLine service,
        MatrixRow row,
        List<PeekRuns> runs,
        List<Contradiction> contradictions,
        List<Corrections.Correction> corrections,
        List<Trouble> open,
        @Nullable Trouble lastClosed,
        @Nullable String env,
        History history,
        boolean isFirstPage) {

    /** The environments that something of this service was reported for. */
    public List<MatrixCell> places() {
        return row.cells().stream().filter(cell -> !cell.isEmpty()).toList();
    }

    public List<PeekRuns> runsIn(MatrixCell cell) {
        return runs.stream()
                .filter(one -> one.runs().environment().equals(cell.environment()))
                .toList();
    }

    /** The name of the environment that something is wrong in, with its target. */
    public String environment(Contradiction one) {
        return runs.stream()
                .map(PeekRuns::runs)
                .filter(place -> place.environmentId() == one.environmentId())
                .map(place -> one.target().equals("*") ? place.environment() : place.environment() + " " + one.target())
                .findFirst()
                .orElse("");
    }

    public String about() {
        var team = service.team() == null ? "No team" : service.team();
        return service.tier() == null ? team : team + " · tier " + service.tier();
    }
}
