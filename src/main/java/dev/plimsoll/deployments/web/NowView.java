package dev.plimsoll.deployments.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The matrix and what stands around it.
 *
 * @param rows what the filters leave, at most {@value #MOST_ROWS}
 * @param all how many services there are in the chosen team
 * @param exceptions how many of these have an exception
 * @param matches how many rows the filters leave, shown or not
 * @param meant names that a filter without a match may have meant
 * @param peeked the service of the open cell; null if none is open or its address leads nowhere
 * @param today in the organisation's zone
 * @param shape changes when the table gains or loses a row or a column, and with nothing else
 */
record NowView(
        NowAsk ask,
        Columns columns,
        List<String> teams,
        List<MatrixRow> rows,
        int all,
        long exceptions,
        int matches,
        boolean isEmpty,
        List<String> meant,
        Attention attention,
        @Nullable MatrixService peeked,
        LocalDate today,
        String shape) {

    static final int MOST_ROWS = 200;
    static final int UNFOLDED = 60;

    public boolean needsFilter() {
        return matches > MOST_ROWS;
    }

    public boolean isFolded() {
        return rows.size() > UNFOLDED && ask.team() == null;
    }

    public List<TeamRows> byTeam() {
        var byTeam = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.service().team() == null
                                ? TeamRows.NONE
                                : row.service().team(),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()));
        return byTeam.entrySet().stream()
                .map(team -> new TeamRows(team.getKey(), team.getValue()))
                .toList();
    }

    /** How many services in how many teams are shown. */
    public String count() {
        var inTeams = rows.stream()
                .map(row -> row.service().team())
                .filter(java.util.Objects::nonNull)
                .distinct()
                .count();
        return inTeams < 2 ? String.valueOf(rows.size()) : "%d in %d teams".formatted(rows.size(), inTeams);
    }
}
