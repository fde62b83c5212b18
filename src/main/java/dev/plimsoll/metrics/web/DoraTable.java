package dev.plimsoll.metrics.web;

import dev.plimsoll.Csv;
import dev.plimsoll.metrics.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The page as a table for spreadsheets: all, each team, each service. Durations in seconds, rates as shares of one. */
final class DoraTable {

    private static final List<String> COLUMNS = List.of(
            "of",
            "name",
            "team",
            "deployments",
            "deployments_per_week",
            "change_lead_time_s",
            "samples",
            "failed",
            "changes",
            "recovery_s",
            "recovered",
            "rework");

    private DoraTable() {}

    static Csv of(Report report) {
        var all = report.measures();
        var rows = new ArrayList<List<?>>();
        rows.add(Arrays.asList(
                "all",
                null,
                null,
                all.deploymentFrequency().n(),
                all.deploymentFrequency().perWeek(),
                all.changeLeadTime().valueS(),
                all.changeLeadTime().n(),
                all.changeFailRate().failed(),
                all.changeFailRate().of(),
                all.failedDeploymentRecoveryTime().valueS(),
                all.failedDeploymentRecoveryTime().n(),
                all.reworkRate().part()));
        report.teams().forEach(line -> rows.add(row("team", line)));
        report.services().forEach(line -> rows.add(row("service", line)));
        return new Csv("delivery", COLUMNS, rows, null);
    }

    private static List<?> row(String kind, Report.Line line) {
        return Arrays.asList(
                kind,
                line.name(),
                line.team(),
                line.n(),
                line.perWeek(),
                line.leadTimeS(),
                line.samples(),
                line.failed(),
                line.of(),
                line.recoveryS(),
                line.recovered(),
                line.rework());
    }
}
