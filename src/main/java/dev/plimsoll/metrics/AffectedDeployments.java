package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the deployments whose samples may have changed. */
@Component
class AffectedDeployments {

    private static final String SINCE = """
            since as (
              select * from unnest(cast(:services as bigint[]), cast(:sinces as timestamptz[])) as s(service_id, since)
            )
            """;

    private static final String IN_ORDER = """
            select e.deployment_id, e.service_id, e.environment_id, bool_or(a.is_by_ledger) as is_by_ledger
              from affected a
              join deployments.effects e on e.deployment_id = a.deployment_id
              join deployments.deployments d on d.id = e.deployment_id
             where e.counts_as is not null
             group by e.deployment_id, e.service_id, e.environment_id, e.took_effect_at, d.external_id
             order by e.service_id, e.environment_id, e.took_effect_at, d.external_id, e.deployment_id
            """;

    private final JdbcClient jdbc;

    AffectedDeployments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param isByLedger whether everything after it in its place is affected too */
    record Affected(long deploymentId, Landing.Place place, boolean isByLedger) {}

    /** All of a place together, in the order in which they arrived. */
    List<Affected> of(Settling settling) {
        return jdbc.sql("with " + SINCE + ", " + CommitFactRows.KIN + """
                        , change as (
                          select repository_id, number
                            from unnest(cast(:changeRepositories as bigint[]), cast(:numbers as bigint[]))
                                 as t(repository_id, number)
                           union
                          select k.repository_id, k.number
                            from told t
                            join changes.change_commits k on k.repository_id = t.repository_id and k.sha = t.sha
                           union
                          select r.repository_id, r.number
                            from told t
                            join changes.change_requests r on r.merge_sha = t.sha and r.repository_id = t.repository_id
                        ), touched as (
                          select repository_id, sha from kin
                           union
                          select c.repository_id, k.sha
                            from change c
                            join changes.change_commits k on k.repository_id = c.repository_id and k.number = c.number
                           union
                          select c.repository_id, r.merge_sha
                            from change c
                            join changes.change_requests r on r.repository_id = c.repository_id and r.number = c.number
                           where r.merge_sha is not null
                        ), growing as (
                          select distinct t.repository_id
                            from told t
                            join changes.commits c on c.repository_id = t.repository_id and c.sha = t.sha
                           where c.parents is not null
                        ), affected as (
                          select e.deployment_id, true as is_by_ledger
                            from since s
                            join deployments.effects e on e.service_id = s.service_id and e.took_effect_at >= s.since
                           union
                          select s.deployment_id, false
                            from touched t
                            join metrics.sample s on s.repository_id = t.repository_id and s.sha = t.sha
                           where s.known_until is null
                           union
                          select s.deployment_id, false
                            from change c
                            join metrics.sample s on s.repository_id = c.repository_id and s.change_number = c.number
                           where s.known_until is null
                           union
                          select g.deployment_id, false
                            from growing r
                            join metrics.gap g on g.repository_id = r.repository_id
                           where g.outcome <> 'baseline'
                           union
                          select g.deployment_id, false
                            from growing r
                            join catalog.repositories o on o.id = r.repository_id
                            join metrics.gap g on g.service_id = o.service_id
                           where g.repository_id is null
                             and g.outcome <> 'baseline'
                        )
                        """ + IN_ORDER)
                .params(since(settling.services()))
                .params(CommitFactRows.told(settling.commits()))
                .param(
                        "changeRepositories",
                        settling.changes().stream()
                                .map(Settling.Change::repositoryId)
                                .toArray(Long[]::new))
                .param(
                        "numbers",
                        settling.changes().stream().map(Settling.Change::number).toArray(Long[]::new))
                .query((row, n) -> new Affected(
                        row.getLong("deployment_id"),
                        new Landing.Place(row.getLong("service_id"), row.getLong("environment_id")),
                        row.getBoolean("is_by_ledger")))
                .list();
    }

    /** What arrived in these places after these instants, in the same order. */
    List<Affected> after(Map<Landing.Place, Instant> places) {
        var keys = List.copyOf(places.keySet());
        return jdbc.sql("""
                        with affected as (
                          select e.deployment_id, true as is_by_ledger
                            from unnest(
                                   cast(:services as bigint[]), cast(:environments as bigint[]),
                                   cast(:sinces as timestamptz[])) as p(service_id, environment_id, since)
                            join deployments.effects e on e.service_id = p.service_id
                                                      and e.environment_id = p.environment_id
                                                      and e.took_effect_at >= p.since
                        )
                        """ + IN_ORDER)
                .param("services", keys.stream().map(Landing.Place::serviceId).toArray(Long[]::new))
                .param(
                        "environments",
                        keys.stream().map(Landing.Place::environmentId).toArray(Long[]::new))
                .param(
                        "sinces",
                        keys.stream()
                                .map(key -> text(Objects.requireNonNull(places.get(key))))
                                .toArray(String[]::new))
                .query((row, n) -> new Affected(
                        row.getLong("deployment_id"),
                        new Landing.Place(row.getLong("service_id"), row.getLong("environment_id")),
                        row.getBoolean("is_by_ledger")))
                .list();
    }

    /** Those of these services that have rows and took no effect that counts any more. */
    List<Long> gone(Map<Long, Instant> services) {
        return jdbc.sql("with " + SINCE + """
                        , believed as (
                          select s.deployment_id
                            from since t
                            join metrics.sample s on s.service_id = t.service_id and s.finished_at >= t.since
                           where s.known_until is null
                           union
                          select g.deployment_id
                            from since t
                            join metrics.gap g on g.service_id = t.service_id
                        )
                        select b.deployment_id
                          from believed b
                         where not exists (
                               select
                                 from deployments.effects
                                where deployment_id = b.deployment_id
                                  and counts_as is not null)
                         order by b.deployment_id
                        """)
                .params(since(services))
                .query(Long.class)
                .list();
    }

    /** Those of them that are in the ledger no more. */
    List<Long> unknown(Collection<Long> deploymentIds) {
        return jdbc.sql("""
                        select g.id
                          from unnest(cast(:ids as bigint[])) as g(id)
                         where not exists (select from deployments.deployments d where d.id = g.id)
                        """)
                .param("ids", deploymentIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private static Map<String, Object> since(Map<Long, Instant> services) {
        return Map.of(
                "services",
                services.keySet().toArray(Long[]::new),
                "sinces",
                services.values().stream().map(AffectedDeployments::text).toArray(String[]::new));
    }

    private static String text(Instant since) {
        return since.equals(Instant.MIN) ? "-infinity" : since.toString();
    }
}
