package dev.plimsoll.metrics;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is to be derived anew until that is done. Rows are only added and taken away, so nobody waits for anybody. */
@Component("metricsDueRows")
class DueRows {

    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param since by service; {@link Instant#MIN} for all of it */
    void ledger(Map<Long, Instant> since) {
        var services = since.keySet().stream().sorted().toList();
        jdbc.sql("""
                        insert into metrics.due (what, service_id, since)
                        select 'deployments', d.service_id, nullif(d.since, '-infinity')
                          from unnest(cast(:services as bigint[]), cast(:since as timestamptz[])) as d(service_id, since)
                        """)
                .param("services", services.toArray(Long[]::new))
                .param(
                        "since",
                        services.stream()
                                .map(service -> text(since.get(service)))
                                .toArray(String[]::new))
                .update();
    }

    /** Where the commit of a request at a gate arrived after it had been asked for. */
    void gate(long request) {
        jdbc.sql("""
                        insert into metrics.due (what, service_id, since)
                        select 'deployments', e.service_id, min(e.took_effect_at)
                          from gates.requests q
                          join deployments.effects e on e.service_id = q.service_id
                                                    and e.environment_id = q.environment_id
                                                    and e.sha = q.sha
                          join deployments.deployments d on d.id = e.deployment_id
                         where q.id = :request
                           and e.took_effect_at >= q.requested_at - interval '1 day'
                           and coalesce(d.finished_at, e.took_effect_at) >= q.requested_at
                         group by e.service_id
                        """).param("request", request).update();
    }

    void environment(long environmentId) {
        jdbc.sql("""
                        insert into metrics.due (what, service_id)
                        select distinct 'deployments', service_id
                          from deployments.effects
                         where environment_id = :environment
                        """).param("environment", environmentId).update();
    }

    /** All of the service that goes by this name, or of those that were deployed to the environment that does. */
    void named(String name) {
        jdbc.sql("""
                        insert into metrics.due (what, service_id)
                        select distinct 'deployments', e.service_id
                          from deployments.effects e
                         where e.service_id in (select service_id from catalog.service_names where alias = lower(:name))
                            or e.environment_id in (select environment_id
                                                      from catalog.environment_names
                                                     where alias = lower(:name))
                        """).param("name", name).update();
    }

    /** Also where they were until now, and where people lay them. */
    void incidents(Collection<Long> incidents) {
        jdbc.sql("""
                        insert into metrics.due (what, service_id, since)
                        select 'incidents', x.service_id, min(x.since)
                          from (select f.service_id, i.symptom_at as since
                                  from incidents.incidents i
                                  join incidents.affected_services f on f.incident_id = i.id
                                 where i.id = any(cast(:incidents as bigint[]))
                                 union all
                                select d.service_id, d.happened_at
                                  from incidents.attributions a
                                  join deployments.deployments d on d.id = a.deployment_id
                                 where a.incident_id = any(cast(:incidents as bigint[]))
                                 union all
                                select service_id, finished_at
                                  from metrics.failure
                                 where cause = 'incident'
                                   and cause_id = any(cast(:names as text[]))
                                   and known_until is null) x
                         group by x.service_id
                        """)
                .param("incidents", incidents.toArray(Long[]::new))
                .param("names", incidents.stream().map(String::valueOf).toArray(String[]::new))
                .update();
    }

    /** Why deployments failed, of all services. */
    void failures() {
        jdbc.sql("insert into metrics.due (what, service_id) select 'incidents', id from catalog.services")
                .update();
    }

    /** The same of a service, and of those that are affected together with it: an incident may change doors. */
    void failures(long serviceId) {
        jdbc.sql("""
                        insert into metrics.due (what, service_id)
                        select 'incidents', cast(:service as bigint)
                         union
                        select 'incidents', o.service_id
                          from incidents.affected_services f
                          join incidents.affected_services o on o.incident_id = f.incident_id
                         where f.service_id = :service
                        """).param("service", serviceId).update();
    }

    void commits(Collection<Settling.Commit> commits) {
        jdbc.sql("""
                        insert into metrics.due (what, repository_id, sha)
                        select 'commit', c.repository_id, c.sha
                          from unnest(cast(:repositories as bigint[]), cast(:shas as text[])) as c(repository_id, sha)
                        """)
                .param(
                        "repositories",
                        commits.stream().map(Settling.Commit::repositoryId).toArray(Long[]::new))
                .param("shas", commits.stream().map(Settling.Commit::sha).toArray(String[]::new))
                .update();
    }

    void changes(Collection<Settling.Change> changes) {
        jdbc.sql("""
                        insert into metrics.due (what, repository_id, change_number)
                        select 'change', c.repository_id, c.number
                          from unnest(cast(:repositories as bigint[]), cast(:numbers as bigint[])) as c(repository_id, number)
                        """)
                .param(
                        "repositories",
                        changes.stream().map(Settling.Change::repositoryId).toArray(Long[]::new))
                .param("numbers", changes.stream().map(Settling.Change::number).toArray(Long[]::new))
                .update();
    }

    /** Everything that the ledger knows. */
    void all() {
        jdbc.sql("""
                        insert into metrics.due (what, service_id)
                        select distinct 'deployments', service_id
                          from deployments.effects
                        """).update();
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select from metrics.due)")
                .query(Boolean.class)
                .single();
    }

    long count() {
        return jdbc.sql("select count(*) from metrics.due").query(Long.class).single();
    }

    /**
     * The oldest, and takes them away with the caller's transaction.
     *
     * @param whole how many of them may be about all of a service
     */
    Settling take(int most, int whole) {
        var settling = new Settling(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>());
        jdbc.sql("""
                        with oldest as (
                          select id, count(*) filter (where service_id is not null and since is null) over (order by id) as whole
                            from (select * from metrics.due order by id limit :most) d
                        )
                        delete from metrics.due
                         where id in (select id from oldest where whole <= :whole)
                        returning what, service_id, since, repository_id, sha, change_number
                        """).param("most", most).param("whole", whole).query(row -> {
            add(settling, row);
        });
        return settling;
    }

    private static void add(Settling settling, ResultSet row) throws SQLException {
        switch (row.getString("what")) {
            case "deployments" -> merge(settling.services(), row);
            case "incidents" -> merge(settling.incidents(), row);
            case "commit" ->
                settling.commits().add(new Settling.Commit(row.getLong("repository_id"), row.getString("sha")));
            default ->
                settling.changes().add(new Settling.Change(row.getLong("repository_id"), row.getLong("change_number")));
        }
    }

    private static void merge(Map<Long, Instant> since, ResultSet row) throws SQLException {
        var at = row.getObject("since", OffsetDateTime.class);
        since.merge(
                row.getLong("service_id"), at == null ? Instant.MIN : at.toInstant(), (a, b) -> a.isBefore(b) ? a : b);
    }

    private static String text(@Nullable Instant since) {
        return since == null || since.equals(Instant.MIN)
                ? "-infinity"
                : since.atOffset(UTC).toString();
    }

    /** @param since by service */
    static String[] texts(List<Long> services, Map<Long, Instant> since) {
        return services.stream().map(service -> text(since.get(service))).toArray(String[]::new);
    }
}
