package dev.plimsoll.deployments.api;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what runs. Its cost grows with the number of cells, not with the length of history. */
@Component
class RunningQuery {

    private static final String FILTER = """
             where (cast(:service as text) is null or s.name = :service)
               and (cast(:environment as text) is null or e.name = lower(:environment))
               and (cast(:team as text) is null or lower(s.team) = lower(:team))
             order by s.name, e.position, e.name, r.target
            """;

    private final JdbcClient jdbc;

    RunningQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> now(@Nullable String service, @Nullable String environment, @Nullable String team) {
        return read("""
                select s.name as service, e.name as environment, r.target, r.sha, r.digest, r.since,
                       d.external_id, d.id as number
                  from deployments.running r
                  join deployments.deployment d on d.id = r.deployment_id
                  join catalog.services s on s.id = r.service_id
                  join catalog.environments e on e.id = r.environment_id
                """ + FILTER, service, environment, team, Instant.EPOCH);
    }

    /** The newest success up to and including the instant. */
    List<Row> at(Instant at, @Nullable String service, @Nullable String environment, @Nullable String team) {
        return read("""
                select s.name as service, e.name as environment, r.target, d.sha, d.digest, d.finished_at as since,
                       d.external_id, d.id as number
                  from deployments.running r
                  join catalog.services s on s.id = r.service_id
                  join catalog.environments e on e.id = r.environment_id
                  join lateral (
                         select id, external_id, sha, digest, finished_at
                           from deployments.deployment
                          where service_id = r.service_id
                            and environment_id = r.environment_id
                            and target = r.target
                            and state = 'succeeded'
                            and finished_at <= :at
                          order by finished_at desc, origin desc, external_id desc
                          limit 1) d on true
                """ + FILTER, service, environment, team, at);
    }

    private List<Row> read(
            String sql, @Nullable String service, @Nullable String environment, @Nullable String team, Instant at) {
        return jdbc.sql(sql)
                .param("service", service)
                .param("environment", environment)
                .param("team", team)
                .param("at", at.atOffset(UTC))
                .query(DataClassRowMapper.newInstance(Row.class))
                .list();
    }

    record Row(
            String service,
            String environment,
            String target,
            @Nullable String sha,
            @Nullable String digest,
            Instant since,
            String externalId,
            long number) {}
}
