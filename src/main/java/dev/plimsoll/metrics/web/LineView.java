package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Report;
import org.jspecify.annotations.Nullable;

/**
 * A team or a service in the table.
 *
 * @param name null for what has no team
 * @param isTeam whether it is a team, with its services beneath if it is open
 * @param link opens or shuts a team, or narrows the page to a service
 */
record LineView(
        @Nullable String name,
        boolean isTeam,
        boolean isOpen,
        String link,
        String deployments,
        String perWeek,
        String leadTime,
        String failRate,
        String failed,
        String recovery,
        String rework,
        String reworked,
        Spark spark) {

    static LineView of(Report.Line line, boolean isTeam, boolean isOpen, String link) {
        return new LineView(
                line.name(),
                isTeam,
                isOpen,
                link,
                String.valueOf(line.n()),
                line.perWeek() == null ? "–" : Amount.number(line.perWeek()),
                Amount.length(line.leadTimeS()),
                share(line.failed(), line.of()),
                "%d of %d".formatted(line.failed(), line.of()),
                Amount.length(line.recoveryS()),
                share(line.rework(), line.n()),
                "%d of %d".formatted(line.rework(), line.n()),
                Spark.of(line.weeks()));
    }

    private static String share(long part, long of) {
        return of == 0 ? "–" : Amount.share((double) part / of);
    }
}
