package dev.plimsoll.deployments.web;

import java.util.Comparator;
import java.util.List;

/**
 * The environments of the matrix.
 *
 * @param all those that something was ever deployed to
 * @param shown at most {@value #MOST} of them, from left to right
 * @param primary the one that stands beside the name on a narrow screen: the busiest production, else the last; -1 if
 *     there is none
 */
record Columns(List<MatrixColumn> all, List<MatrixColumn> shown, long primary) {

    static final int MOST = 6;

    private static final Comparator<MatrixColumn> BUSIEST = Comparator.comparing(MatrixColumn::isProduction)
            .thenComparing(MatrixColumn::runs)
            .thenComparing(MatrixColumn::position)
            .reversed();

    /** @param chosen by name; none of them known means: choose for me */
    static Columns of(List<MatrixColumn> all, List<String> chosen) {
        var wanted = all.stream()
                .filter(column -> chosen.contains(column.name()))
                .limit(MOST)
                .toList();
        var shown = wanted.isEmpty() ? busiest(all) : wanted;
        return new Columns(all, shown, primary(shown));
    }

    /** All of them side by side, as the page of one service has room for. */
    static Columns unlimited(List<MatrixColumn> all) {
        return new Columns(all, all, primary(all));
    }

    public boolean isPrimary(MatrixColumn column) {
        return column.id() == primary;
    }

    public boolean hasMore() {
        return all.size() > shown.size();
    }

    public boolean isShown(MatrixColumn column) {
        return shown.contains(column);
    }

    /** The environments whose last fourteen days are drawn: all of production, else the primary one. */
    List<Long> drawn() {
        var production = all.stream()
                .filter(MatrixColumn::isProduction)
                .map(MatrixColumn::id)
                .toList();
        return production.isEmpty() ? List.of(primary) : production;
    }

    /** What the drawing of fourteen days is of. */
    public String drawnName() {
        return all.stream().anyMatch(MatrixColumn::isProduction)
                ? MatrixColumn.PRODUCTION
                : shown.stream()
                        .filter(this::isPrimary)
                        .map(MatrixColumn::name)
                        .findFirst()
                        .orElse("");
    }

    private static List<MatrixColumn> busiest(List<MatrixColumn> all) {
        var few = all.stream().sorted(BUSIEST).limit(MOST).toList();
        return all.stream().filter(few::contains).toList();
    }

    private static long primary(List<MatrixColumn> shown) {
        return shown.stream()
                .filter(MatrixColumn::isProduction)
                .max(Comparator.comparing(MatrixColumn::runs))
                .or(() -> shown.stream().reduce((a, b) -> b))
                .map(MatrixColumn::id)
                .orElse(-1L);
    }
}
