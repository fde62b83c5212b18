package dev.plimsoll.deployments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what cannot be right. Each question is answered along the keys that it names, never through the history. */
@Component
public class Contradictions {

    private final JdbcClient jdbc;

    Contradictions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything that speaks against these deployments, the gravest first. */
    public List<Contradiction> of(Collection<Long> deployments) {
        return jdbc
                .sql("""
                        select *
                          from deployments.contradictions
                         where deployment_id = any(:ids)
                        """)
                .param("ids", deployments.toArray(Long[]::new))
                .query(DataClassRowMapper.newInstance(Contradiction.class))
                .list()
                .stream()
                .sorted(Comparator.comparing(Contradiction::isGrave)
                        .reversed()
                        .thenComparing(Contradiction::isNoOp)
                        .thenComparing(Contradiction::since)
                        .thenComparing(Contradiction::kind))
                .toList();
    }

    /** What speaks against what runs, or ran: against the deployments that brought it, and against what was seen there. */
    public List<Contradiction> of(List<Runs> running) {
        var found = new ArrayList<Contradiction>();
        var claimed = running.stream()
                .map(Runs::deploymentId)
                .filter(Objects::nonNull)
                .toList();
        of(claimed).stream().filter(one -> !one.isAboutWhatRuns()).forEach(found::add);
        found.addAll(mismatches(running));
        running.stream()
                .filter(Runs::isUnexplained)
                .map(Contradictions::unexplained)
                .forEach(found::add);
        return found;
    }

    private List<Contradiction> mismatches(List<Runs> running) {
        var places = running.stream().filter(Runs::isMismatch).toList();
        return places.isEmpty()
                ? List.of()
                : jdbc
                        .sql("""
                                select *
                                  from deployments.contradictions
                                 where kind = 'other_version_runs'
                                   and since = any(cast(:since as timestamptz[]))
                                """)
                        .param("since", since(places))
                        .query(DataClassRowMapper.newInstance(Contradiction.class))
                        .list()
                        .stream()
                        .filter(one -> places.stream().anyMatch(place -> isOf(place, one)))
                        .toList();
    }

    private static String[] since(List<Runs> places) {
        return places.stream().map(place -> place.since().toString()).toArray(String[]::new);
    }

    private static boolean isOf(Runs place, Contradiction one) {
        return one.serviceId() == place.serviceId()
                && one.environmentId() == place.environmentId()
                && one.target().equals(place.target())
                && one.since().equals(place.since());
    }

    private static Contradiction unexplained(Runs runs) {
        return new Contradiction(
                "unexplained_change",
                null,
                runs.serviceId(),
                runs.environmentId(),
                runs.target(),
                runs.since(),
                null,
                runs.sha(),
                null,
                runs.digest(),
                runs.since(),
                runs.observer());
    }
}
