package dev.plimsoll.gates;

import dev.plimsoll.incidents.TimelineScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what happened at the gates of some places. */
@Component
class GateEntryRows {

    private static final int MOST = 500;
    private static final int MOST_REQUESTS = 100;

    private final JdbcClient jdbc;

    GateEntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A step of a request, in the transaction of which it was kept. */
    record Taken(
            long id,
            long request,
            @Nullable String from,
            GateState to,
            String because,
            @Nullable String person,
            Instant at) {}

    /** Somebody let a service go on. */
    record Closed(long id, String service, String environment, String by, Instant at, String reason) {}

    /** The numbers of the requests of these places that something happened to in the window. */
    List<Long> requests(TimelineScope scope) {
        return in(scope, """
                        select id
                          from gates.request
                         where service_id = any(:services)
                           and environment_id = any(:environments)
                           and requested_at < :to
                           and greatest(changed_at, stop_asked_at) >= :from
                         order by requested_at desc
                         limit :most
                        """).param("most", MOST_REQUESTS).query(Long.class).list();
    }

    /** The numbers of those that asked to let pass what this deployment brought, before it went out, the newest first. */
    List<Long> requests(long deployment) {
        return jdbc.sql("""
                        select r.id
                          from deployments.deployments d
                          join gates.request r on r.service_id = d.service_id and r.environment_id = d.environment_id
                         where d.id = :deployment
                           and r.requested_at <= greatest(d.started_at, d.finished_at, d.happened_at)
                           and (d.digest is null or r.digest is null or r.digest = d.digest)
                           and (d.sha is null or r.sha is null or r.sha = d.sha)
                           and (r.digest = d.digest or r.sha = d.sha or r.config_hash = d.config_hash)
                         order by r.requested_at desc, r.id desc
                         limit 3
                        """).param("deployment", deployment).query(Long.class).list();
    }

    List<Taken> steps(Collection<Long> requests) {
        return jdbc.sql("""
                        select id, request_id, from_state, to_state, because, by_person, stepped_at
                          from gates.step
                         where request_id = any(:requests)
                         order by id desc
                         limit :most
                        """)
                .param("requests", requests.toArray(Long[]::new), Types.ARRAY)
                .param("most", MOST)
                .query((row, n) -> taken(row))
                .list();
    }

    List<Closed> closed(TimelineScope scope) {
        return in(scope, """
                        select c.id, s.name as service, e.name as environment, c.closed_by, c.closed_at, c.reason
                          from gates.breaker_closing c
                          join catalog.services s on s.id = c.service_id
                          join catalog.environments e on e.id = c.environment_id
                         where c.service_id = any(:services)
                           and c.environment_id = any(:environments)
                           and c.closed_at >= :from
                           and c.closed_at < :to
                         order by c.closed_at, c.id
                         limit :most
                        """)
                .param("most", MOST)
                .query((row, n) -> new Closed(
                        row.getLong("id"),
                        row.getString("service"),
                        row.getString("environment"),
                        row.getString("closed_by"),
                        RequestMapper.known(row, "closed_at"),
                        row.getString("reason")))
                .list();
    }

    /** The numbers of the teams of these services. */
    List<Long> teams(TimelineScope scope) {
        return jdbc.sql(
                        "select distinct team_id from catalog.services where id = any(:services) and team_id is not null")
                .param("services", scope.serviceList().toArray(Long[]::new), Types.ARRAY)
                .query(Long.class)
                .list();
    }

    private JdbcClient.StatementSpec in(TimelineScope scope, String sql) {
        return jdbc.sql(sql)
                .param("services", scope.serviceList().toArray(Long[]::new), Types.ARRAY)
                .param("environments", scope.environmentList().toArray(Long[]::new), Types.ARRAY)
                .param("from", scope.from().atOffset(ZoneOffset.UTC))
                .param("to", scope.to().atOffset(ZoneOffset.UTC));
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getLong("id"),
                row.getLong("request_id"),
                row.getString("from_state"),
                GateState.of(row.getString("to_state")),
                row.getString("because"),
                row.getString("by_person"),
                RequestMapper.known(row, "stepped_at"));
    }
}
