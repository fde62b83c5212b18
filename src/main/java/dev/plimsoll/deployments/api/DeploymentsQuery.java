package dev.plimsoll.deployments.api;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads deployments, newest first, a page at a time from where the last one ended. */
@Component("deploymentsApiQuery")
class DeploymentsQuery {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeploymentsQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<DeploymentItem> page(DeploymentFilter filter, Cursor after, int limit) {
        var services = filter.scope().services();
        return jdbc.sql(DeploymentSql.page(filter))
                .param("services", services == null ? null : services.toArray(Long[]::new))
                .param("environment", filter.scope().environment())
                .param("kind", filter.kind() == null ? null : filter.kind().word())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("happenedAt", utc(after.happenedAt()))
                .param("number", after.number())
                .param("limit", limit)
                .query(items())
                .list();
    }

    /** The deployments that senders call this; if there is none, the one that has it as our number. */
    List<DeploymentItem> named(String id, @Nullable String origin) {
        var byName = jdbc.sql(DeploymentSql.COLUMNS + """
                         where d.external_id = :id
                           and (cast(:origin as text) is null or d.origin = :origin)
                         order by d.origin
                        """)
                .param("id", id)
                .param("origin", origin)
                .query(items())
                .list();
        return byName.isEmpty() && id.matches("\\d{1,18}") ? numbered(Long.parseLong(id)) : byName;
    }

    private List<DeploymentItem> numbered(long number) {
        return jdbc.sql(DeploymentSql.COLUMNS + " where d.id = :number")
                .param("number", number)
                .query(items())
                .list();
    }

    private RowMapper<DeploymentItem> items() {
        return new DeploymentMapper(clock.instant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }
}
