package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the ledger knows of changes and rollbacks around an incident. */
@Component
class ChangeReader {

    private static final int MOST = 200;

    private static final String CHANGE = """
            select d.id as deployment_id, s.name as service, v.name as environment, d.sha, d.digest, d.config_hash, d.kind,
                   e.counts_as, d.weight, d.started_at, coalesce(e.took_effect_at, d.finished_at, d.happened_at) as took_effect_at,
                   e.verified_at is not null as is_verified,
                   exists (select
                             from deployments.withdrawals w
                             join deployments.rollbacks r on r.deployment_id = w.rollback_id
                            where w.deployment_id = d.id
                              and r.took_effect_at >= :symptom) as is_withdrawn,
                   d.service_id = any(:affected) as is_affected, d.actor
              from deployments.deployments d
              join catalog.services s on s.id = d.service_id
              join catalog.environments v on v.id = d.environment_id
              left join deployments.effects e on e.deployment_id = d.id
            """;

    private final JdbcClient jdbc;

    ChangeReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What began to go out in the time before the symptom, the latest first. */
    List<KnownChange> before(IncidentHead head, IncidentScope scope, Duration lookback) {
        return jdbc.sql(CHANGE + """
                         where d.service_id = any(:services)
                           and d.environment_id = any(:environments)
                           and d.state in ('running', 'succeeded', 'partial', 'failed')
                           and d.happened_at >= :from
                           and coalesce(d.started_at, e.took_effect_at, d.happened_at) between :from and :symptom
                         order by took_effect_at desc, d.id desc
                         limit :most
                        """)
                .param("services", longs(scope.services()), Types.ARRAY)
                .param("environments", longs(scope.environments()), Types.ARRAY)
                .param("affected", longs(scope.affected()), Types.ARRAY)
                .param("symptom", utc(head.symptomAt()))
                .param("from", utc(head.symptomAt().minus(lookback)))
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(KnownChange.class))
                .list();
    }

    /** The last before the look-back began; empty if there is none in thirty days. */
    Optional<Instant> lastBefore(IncidentHead head, IncidentScope scope, Duration lookback) {
        return jdbc.sql("""
                        select max(coalesce(d.started_at, d.happened_at))
                          from deployments.deployments d
                         where d.service_id = any(:services)
                           and d.environment_id = any(:environments)
                           and d.state in ('succeeded', 'partial')
                           and d.happened_at between cast(:from as timestamptz) - interval '30 days' and :from
                        """)
                .param("services", longs(scope.services()), Types.ARRAY)
                .param("environments", longs(scope.environments()), Types.ARRAY)
                .param("from", utc(head.symptomAt().minus(lookback)))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, java.time.OffsetDateTime.class))
                        .map(java.time.OffsetDateTime::toInstant))
                .single();
    }

    /** How many changes went out to other services of these environments in the time before. */
    int elsewhere(IncidentHead head, IncidentScope scope, Duration lookback) {
        return jdbc.sql("""
                        select count(*)
                          from deployments.deployments d
                         where d.environment_id = any(:environments)
                           and not d.service_id = any(:services)
                           and d.state in ('running', 'succeeded', 'partial')
                           and d.happened_at between :from and :symptom
                        """)
                .param("services", longs(scope.services()), Types.ARRAY)
                .param("environments", longs(scope.environments()), Types.ARRAY)
                .param("from", utc(head.symptomAt().minus(lookback)))
                .param("symptom", utc(head.symptomAt()))
                .query(Integer.class)
                .single();
    }

    Optional<KnownChange> of(long deployment, IncidentHead head, IncidentScope scope) {
        return jdbc.sql(CHANGE + " where d.id = :id")
                .param("affected", longs(scope.affected()), Types.ARRAY)
                .param("symptom", utc(head.symptomAt()))
                .param("id", deployment)
                .query(DataClassRowMapper.newInstance(KnownChange.class))
                .optional();
    }

    /** Rollbacks and changes of the affected services while it hurt, in the order in which they began. */
    List<Remedy> remedies(IncidentHead head, IncidentScope scope, Instant until) {
        return jdbc.sql("""
                        select *
                          from (select d.id as deployment_id, s.name as service,
                                       case when d.kind <> 'code' then d.kind
                                            else coalesce(left(d.sha, 7), left(d.digest, 15), 'a deployment') end as label,
                                       coalesce(e.counts_as = 'rollback', false)
                                           or (e.counts_as is null and d.rollback_of is not null) as is_rollback,
                                       d.started_at, d.finished_at,
                                       coalesce(e.took_effect_at, d.happened_at) as took_effect_at,
                                       e.version_restored as is_version_restored, e.counts_as,
                                       coalesce(d.started_at, e.took_effect_at, d.happened_at) as began_at
                                  from deployments.deployments d
                                  join catalog.services s on s.id = d.service_id
                                  left join deployments.effects e on e.deployment_id = d.id
                                 where d.service_id = any(:affected)
                                   and d.environment_id = any(:environments)
                                   and d.state in ('running', 'succeeded', 'partial', 'failed')
                                   and d.happened_at >= :symptom) r
                         where r.began_at >= :symptom
                           and r.began_at <= :until
                           and coalesce(r.counts_as, '') <> 'redeploy'
                         order by r.began_at, r.deployment_id
                         limit :most
                        """)
                .param("affected", longs(scope.affected()), Types.ARRAY)
                .param("environments", longs(scope.environments()), Types.ARRAY)
                .param("symptom", utc(head.symptomAt()))
                .param("until", utc(until))
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(Remedy.class))
                .list();
    }

    static Long[] longs(Collection<Long> numbers) {
        return numbers.stream().sorted().toArray(Long[]::new);
    }
}
