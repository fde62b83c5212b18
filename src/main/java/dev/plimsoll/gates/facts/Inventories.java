package dev.plimsoll.gates.facts;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which names of variables and secrets environments have, and which a release needs. */
@Component
class Inventories {

    private final JdbcClient jdbc;

    Inventories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One inventory, the newest of its sort. */
    private record Counted(long environmentId, String environment, List<String> names, Instant at) {}

    /** What was known at an instant: the service's own inventory and the one of all services together. */
    Inventory of(Candidate candidate, Instant at) {
        var here = new HashSet<String>();
        var countedAt = new ArrayList<Instant>();
        var elsewhere = new TreeMap<String, List<String>>();
        for (var counted : counted(candidate, at)) {
            if (counted.environmentId() == candidate.environment().id()) {
                here.addAll(counted.names());
                countedAt.add(counted.at());
            } else {
                counted.names().forEach(name -> note(elsewhere, name, counted.environment()));
            }
        }
        return new Inventory(
                here,
                countedAt.stream().min(Comparator.naturalOrder()).orElse(null),
                required(candidate, at),
                elsewhere);
    }

    private static void note(Map<String, List<String>> elsewhere, String name, String environment) {
        var environments = elsewhere.computeIfAbsent(name, key -> new ArrayList<>());
        if (!environments.contains(environment)) {
            environments.add(environment);
        }
    }

    private List<Counted> counted(Candidate candidate, Instant at) {
        return jdbc.sql("""
                        select e.id, e.name, i.names, i.counted_at
                          from (select distinct on (environment_id, service_id) environment_id, names, counted_at
                                  from configuration.inventories
                                 where (service_id = :service or service_id is null)
                                   and counted_at <= :at
                                 order by environment_id, service_id, counted_at desc, id desc) i
                          join catalog.environments e on e.id = i.environment_id
                         order by e.position, e.name
                        """)
                .param("service", candidate.service().id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Counted(
                        row.getLong("id"),
                        row.getString("name"),
                        Rows.texts(row, "names"),
                        Rows.known(row, "counted_at")))
                .list();
    }

    private List<String> required(Candidate candidate, Instant at) {
        return jdbc.sql("""
                        select distinct unnest(r.names) as name
                          from (select distinct on (environment_id, sha) names
                                  from configuration.requirements
                                 where service_id = :service
                                   and (environment_id = :environment or environment_id is null)
                                   and (sha = :sha or sha is null)
                                   and required_at <= :at
                                 order by environment_id, sha, required_at desc, id desc) r
                         order by name
                        """)
                .param("service", candidate.service().id())
                .param("environment", candidate.environment().id())
                .param("sha", candidate.sha(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }
}
