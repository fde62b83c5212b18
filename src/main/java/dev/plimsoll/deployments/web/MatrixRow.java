package dev.plimsoll.deployments.web;

import java.util.ArrayList;
import java.util.List;

/** One service across the environments, from left to right in the order of promotion. */
record MatrixRow(MatrixService service, List<MatrixCell> cells, Fortnight fortnight) {

    boolean isException() {
        return cells.stream().anyMatch(cell -> cell.tone().isException());
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
