package dev.plimsoll.intake.versions;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The checks: one for each deployment that succeeded where there is an endpoint, until it is settled. */
@Component
class CheckRows {

    private final JdbcClient jdbc;
    private final VersionsProperties properties;

    CheckRows(JdbcClient jdbc, VersionsProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Opens a check for the newest success in each place of these services, if it is recent and has none. */
    void open(Collection<String> services, Instant now) {
        jdbc.sql("""
                        insert into intake.version_check (endpoint_id, deployment_id, due_at, deadline_at)
                        select v.id, newest.deployment_id, newest.took_effect_at + cast(:delay as interval),
                               greatest(newest.took_effect_at, :now) + cast(:deadline as interval)
                          from intake.version_endpoint v
                          join catalog.services s on s.id = v.service_id
                         cross join lateral (
                               select f.deployment_id, f.took_effect_at
                                 from deployments.effects f
                                 join deployments.deployments d on d.id = f.deployment_id
                                where f.service_id = v.service_id
                                  and f.environment_id = v.environment_id
                                  and f.took_effect_at > :since
                                  and d.target = v.target
                                  and d.slot = 'stable'
                                  and d.state = 'succeeded'
                                order by f.took_effect_at desc, f.deployment_id desc
                                limit 1) as newest
                         where s.name = any(:services)
                         order by v.id
                            on conflict on constraint version_check_pk do nothing
                        """)
                .param("services", services.toArray(String[]::new))
                .param("now", now.atOffset(UTC))
                .param("since", now.minus(properties.deadline()).atOffset(UTC))
                .param("delay", properties.firstDelay().toString())
                .param("deadline", properties.deadline().toString())
                .update();
    }

    /** The open checks of an endpoint, as the ledger sees their deployments in this transaction. */
    List<OpenCheck> of(VersionEndpoint endpoint) {
        return jdbc.sql("""
                        select c.deployment_id, c.attempts, c.deadline_at,
                               f.verified_at is not null as is_seen,
                               case when :digest then d.digest else d.sha end is not null as is_comparable,
                               f.deployment_id is null
                               or exists (
                                  select
                                    from intake.version_check n
                                    join deployments.effects later on later.deployment_id = n.deployment_id
                                   where n.endpoint_id = c.endpoint_id
                                     and n.due_at is not null
                                     and (later.took_effect_at, later.deployment_id)
                                         > (f.took_effect_at, f.deployment_id)) as is_superseded
                          from intake.version_check c
                          left join deployments.effects f on f.deployment_id = c.deployment_id
                          left join deployments.deployments d on d.id = c.deployment_id
                         where c.endpoint_id = :endpoint
                           and c.due_at is not null
                         order by c.deployment_id
                        """)
                .param("endpoint", endpoint.id())
                .param("digest", endpoint.question().namesDigest())
                .query(DataClassRowMapper.newInstance(OpenCheck.class))
                .list();
    }

    void write(VersionEndpoint endpoint, OpenCheck check, OpenCheck.Step step, Instant at) {
        jdbc.sql("""
                        update intake.version_check
                           set attempts = attempts + 1, due_at = :due, outcome = :outcome, reason = :reason,
                               settled_at = case when cast(:outcome as text) is not null
                                                 then cast(:at as timestamptz) end
                         where endpoint_id = :endpoint
                           and deployment_id = :deployment
                           and due_at is not null
                        """)
                .param("endpoint", endpoint.id())
                .param("deployment", check.deploymentId())
                .param("due", step.dueAt() == null ? null : step.dueAt().atOffset(UTC))
                .param("outcome", step.outcome())
                .param("reason", step.reason())
                .param("at", at.atOffset(UTC))
                .update();
    }
}
