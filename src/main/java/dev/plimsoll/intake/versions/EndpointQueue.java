package dev.plimsoll.intake.versions;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives out each endpoint to one worker at a time, of all replicas.
 *
 * <p>Whoever takes one holds a lease of a minute. A process that dies meanwhile loses nothing: its endpoint is due
 * again when the lease has run out.
 */
@Component
class EndpointQueue {

    static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final VersionsProperties properties;

    EndpointQueue(JdbcClient jdbc, VersionsProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Takes the one that has waited longest, those with an open check first; empty if nothing is due. */
    Optional<VersionEndpoint> take(Instant now) {
        return jdbc.sql("""
                        with due as (
                          select v.id, v.service_id, s.name as service, e.name as environment
                            from intake.version_endpoint v
                            join catalog.services s on s.id = v.service_id
                            join catalog.environments e on e.id = v.environment_id
                            left join lateral (
                                 select min(c.due_at) as at
                                   from intake.version_check c
                                  where c.endpoint_id = v.id
                                    and c.due_at <= :now) as waiting on true
                           where v.is_enabled
                             and (v.leased_until is null or v.leased_until <= :now)
                             and (v.asked_at is null or v.asked_at <= :steady or waiting.at is not null)
                           order by waiting.at nulls last, v.asked_at nulls first, v.id
                           limit 1
                             for update of v skip locked
                        )
                        update intake.version_endpoint v
                           set leased_until = :until, lease = v.lease + 1
                          from due
                         where v.id = due.id
                        returning v.id, v.lease, v.service_id, due.service, due.environment, v.target, v.url, v.pointer,
                                  v.pattern, v.names
                        """)
                .param("now", now.atOffset(UTC))
                .param("steady", steadyBefore(now).atOffset(UTC))
                .param("until", now.plus(LEASE).atOffset(UTC))
                .query(DataClassRowMapper.newInstance(VersionEndpoint.class))
                .optional();
    }

    /** Writes down what became of the question and gives the endpoint back; false if somebody else has it by now. */
    boolean giveBack(VersionEndpoint endpoint, Asked asked, Instant at) {
        return jdbc.sql("""
                        update intake.version_endpoint
                           set leased_until = null, asked_at = :at, outcome = :outcome, said = :said,
                               understood = :understood, reason = :reason
                         where id = :id
                           and lease = :lease
                        """)
                        .param("id", endpoint.id())
                        .param("lease", endpoint.lease())
                        .param("at", at.atOffset(UTC))
                        .param("outcome", asked.failure() == null ? "answered" : "failed")
                        .param("said", asked.said())
                        .param("understood", asked.version())
                        .param("reason", asked.failure())
                        .update()
                > 0;
    }

    private Instant steadyBefore(Instant now) {
        return properties.steadyInterval().isZero() ? Instant.EPOCH : now.minus(properties.steadyInterval());
    }
}
