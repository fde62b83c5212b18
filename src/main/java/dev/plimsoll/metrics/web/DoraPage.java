package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Report;
import dev.plimsoll.metrics.Row;
import dev.plimsoll.metrics.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of the five measures together. */
@Component
class DoraPage {

    private static final int FAILED_SHOWN = 25;

    private final DeliveryMetrics metrics;
    private final Targets targets;
    private final DoraQuery query;

    DoraPage(DeliveryMetrics metrics, Targets targets, DoraQuery query) {
        this.metrics = metrics;
        this.targets = targets;
        this.query = query;
    }

    Report report(DoraQuestion asked) {
        return metrics.report(asked.question());
    }

    DoraView view(DoraQuestion asked) {
        var report = metrics.report(asked.question());
        var measures = report.measures();
        var failed = failed(asked, measures.changeFailRate().failed());
        var shown = failed.stream().limit(FAILED_SHOWN).map(FailedLine::new).toList();
        return new DoraView(
                asked,
                query.names(),
                measures,
                Figures.of(measures, report.before(), targets.all()),
                StageBar.of(measures.changeLeadTime().stagesS()),
                WeeksDrawing.of(report.weeks(), asked.window().zone(), week -> weekRows(asked, week)),
                failed.isEmpty()
                        ? null
                        : RecoveriesDrawing.of(
                                failed,
                                measures.failedDeploymentRecoveryTime().valueS(),
                                asked.window().now()),
                lines(asked.ask(), report),
                shown,
                Math.max(0, measures.changeFailRate().failed() - shown.size()),
                measures.deploymentFrequency().n() == 0 && measures.observed().excluded() == 0
                        ? Quality.silences(measures)
                        : Quality.of(
                                measures, asked.window().from(), asked.window().zone()),
                measures.deploymentFrequency().n() == 0 && query.isFirstRun());
    }

    private List<Row> failed(DoraQuestion asked, long n) {
        return n == 0
                ? List.of()
                : metrics
                        .rows(Measure.FAILED_DEPLOYMENT_RECOVERY_TIME, asked.question(), null, 2 * FAILED_SHOWN)
                        .rows()
                        .stream()
                        .filter(row -> "true".equals(row.failed())
                                && (row.mark() == null || !row.mark().word().equals("excluded")))
                        .toList();
    }

    /** Such a week by its days, as far as it lies in the window. */
    private static String weekRows(DoraQuestion asked, Report.Week week) {
        var window = asked.window();
        var from = week.from().isBefore(window.from()) ? window.from() : week.from();
        var to = week.to().isAfter(window.to()) ? window.to() : week.to();
        return asked.ask()
                .with(
                        DoraAsk.PATH + "/" + Measure.DEPLOYMENT_FREQUENCY.word(),
                        "days",
                        null,
                        "open",
                        null,
                        "from",
                        from.toString(),
                        "to",
                        to.toString());
    }

    /** Teams with the services of those that are open; only services where there is one team or none. */
    private static List<LineView> lines(DoraAsk ask, Report report) {
        var lines = new ArrayList<LineView>();
        if (report.teams().size() < 2) {
            report.services().forEach(line -> lines.add(service(ask, line)));
            return lines;
        }
        for (var team : report.teams()) {
            var isOpen = ask.isOpen(team.name());
            lines.add(LineView.of(team, true, isOpen, toggle(ask, team.name(), isOpen)));
            if (isOpen) {
                report.services().stream()
                        .filter(line -> Objects.equals(line.team(), team.name()))
                        .forEach(line -> lines.add(service(ask, line)));
            }
        }
        return lines;
    }

    private static LineView service(DoraAsk ask, Report.Line line) {
        return LineView.of(line, false, false, ask.with(DoraAsk.PATH, "service", line.name(), "open", null));
    }

    private static String toggle(DoraAsk ask, @Nullable String team, boolean isOpen) {
        return ask.with(DoraAsk.PATH, "open", isOpen ? null : Objects.requireNonNullElse(team, "-")) + "#by-team";
    }
}
