package dev.plimsoll.deployments.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One service across the environments, from left to right in the order of promotion. */
record MatrixRow(MatrixService service, List<MatrixCell> cells, Fortnight fortnight) {

    boolean isException() {
        return cells.stream().anyMatch(cell -> cell.tone().isException());
    }

    /** The same with what each environment lacks. */
    MatrixRow with(Map<Lags.Place, Lag> lags) {
        var with = cells.stream()
                .map(cell -> cell.with(lags.get(new Lags.Place(service.id(), cell.environment()))))
                .toList();
        return new MatrixRow(service, with, fortnight);
    }

    /** Draws the promotion line: from each cell to the next one that runs anything, if that is the same artifact. */
    static List<MatrixCell> joined(List<MatrixCell> cells) {
        var joined = new ArrayList<>(cells);
        var from = -1;
        for (int to = 0; to < cells.size(); to++) {
            if (cells.get(to).isEmpty()) {
                continue;
            }
            if (from >= 0 && cells.get(from).isSameAs(cells.get(to))) {
                joined.set(from, cells.get(from).with(CellLine.STARTS));
                for (int between = from + 1; between < to; between++) {
                    joined.set(between, cells.get(between).with(CellLine.PASSES));
                }
            }
            from = to;
        }
        return joined;
    }
}
