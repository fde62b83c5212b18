package dev.plimsoll.deployments.api;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads deployments, newest first, a page at a time from where the last one ended. */
@Component("deploymentsApiQuery")
class DeploymentsQuery {

    private static final String COLUMNS = """
            select d.external_id as id, d.id as number, d.origin, s.name as service, e.name as environment, d.target,
                   r.full_name as repository, d.sha, d.digest, d.config_hash, d.kind as change, d.state as status,
                   d.ref, d.actor, d.description, d.run_id, d.run_attempt, d.url, d.created_at, d.waiting_at,
                   d.started_at, d.finished_at, d.superseded_at, d.happened_at, d.flagged
              from deployments.deployment d
              join catalog.services s on s.id = d.service_id
              join catalog.environments e on e.id = d.environment_id
              left join catalog.repositories r on r.id = d.repository_id
            """;

    private final JdbcClient jdbc;

    DeploymentsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DeploymentItem> page(Filter filter, Cursor after, int limit) {
        return jdbc.sql(COLUMNS + """
                         where (cast(:service as text) is null or s.name = :service)
                           and (cast(:environment as text) is null or e.name = lower(:environment))
                           and (cast(:status as text) is null or d.state = :status)
                           and d.happened_at >= coalesce(:from, '-infinity'::timestamptz)
                           and d.happened_at < coalesce(:to, 'infinity'::timestamptz)
                           and (d.happened_at, d.id) < (:happenedAt, :number)
                         order by d.happened_at desc, d.id desc
                         limit :limit
                        """)
                .param("service", filter.service())
                .param("environment", filter.environment())
                .param("status", filter.status())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("happenedAt", utc(after.happenedAt()))
                .param("number", after.number())
                .param("limit", limit)
                .query(DataClassRowMapper.newInstance(DeploymentItem.class))
                .list();
    }

    /** The deployments that senders call this; if there is none, the one that has it as our number. */
    List<DeploymentItem> named(String id, @Nullable String origin) {
        var byName = jdbc.sql(COLUMNS + """
                         where d.external_id = :id
                           and (cast(:origin as text) is null or d.origin = :origin)
                         order by d.origin
                        """)
                .param("id", id)
                .param("origin", origin)
                .query(DataClassRowMapper.newInstance(DeploymentItem.class))
                .list();
        return byName.isEmpty() && id.matches("\\d{1,18}") ? numbered(Long.parseLong(id)) : byName;
    }

    private List<DeploymentItem> numbered(long number) {
        return jdbc.sql(COLUMNS + " where d.id = :number")
                .param("number", number)
                .query(DataClassRowMapper.newInstance(DeploymentItem.class))
                .list();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }

    /**
     * @param from inclusive
     * @param to exclusive
     */
    record Filter(
            @Nullable String service,
            @Nullable String environment,
            @Nullable String status,
            @Nullable Instant from,
            @Nullable Instant to) {}
}
