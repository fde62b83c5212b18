package dev.plimsoll.intake;

import dev.plimsoll.changes.BuildReport;
import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.changes.Changes;
import dev.plimsoll.changes.CommitReport;
import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.deployments.Ledger;
import dev.plimsoll.incidents.Incidents;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.Pipelines;
import dev.plimsoll.pipelines.RunReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Hands what was said to the modules that keep it, and tells those above of what is held, in the caller's transaction. */
@Component
class Recorder {

    private final Changes changes;
    private final Pipelines pipelines;
    private final Configuration configuration;
    private final Incidents incidents;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    Recorder(
            Changes changes,
            Pipelines pipelines,
            Configuration configuration,
            Incidents incidents,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.pipelines = pipelines;
        this.configuration = configuration;
        this.incidents = incidents;
        this.ledger = ledger;
        this.events = events;
    }

    void record(Said said) {
        inWaves(said.commits(), CommitReport::key, changes::takeCommits);
        inWaves(said.changes(), ChangeReport::key, changes::takeChanges);
        inWaves(said.builds(), BuildReport::key, changes::takeBuilds);
        inWaves(said.runs(), RunReport::key, pipelines::takeRuns);
        inWaves(said.jobs(), JobReport::key, pipelines::takeJobs);
        changes.takeEvidence(said.evidence());
        configuration.take(said.names());
        incidents.take(said.alerts(), said.incidents(), said.notes());
        ledger.take(said.deployments(), said.reviews(), said.observations());
        said.held().forEach(events::publishEvent);
    }

    /** One statement cannot write a row twice: the second report about a thing goes into a second wave. */
    private static <R> void inWaves(List<R> reports, Function<R, Object> key, Consumer<List<R>> take) {
        var waves = new ArrayList<List<R>>();
        var seen = new HashMap<Object, Integer>();
        for (var report : reports) {
            var wave = seen.merge(key.apply(report), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(report);
        }
        waves.forEach(take);
    }
}
