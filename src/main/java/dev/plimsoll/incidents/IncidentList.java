package dev.plimsoll.incidents;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists incidents, those that began last first: two statements for a page, however many there are. */
@Component
public class IncidentList {

    /** Before everything: where the first page begins. */
    public static final Instant START = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;

    IncidentList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first page. */
    @Transactional(readOnly = true)
    public List<IncidentItem> page(IncidentFilter filter, int limit) {
        return page(filter, START, Long.MAX_VALUE, limit);
    }

    /**
     * One page.
     *
     * @param before where the page before ended: when its last incident began
     * @param beforeNumber and the number of that incident
     */
    @Transactional(readOnly = true)
    public List<IncidentItem> page(IncidentFilter filter, Instant before, long beforeNumber, int limit) {
        var lines = ask(IncidentListSql.page(filter), filter)
                .param("before", before.atOffset(UTC))
                .param("beforeNumber", beforeNumber)
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
        return withAffected(lines);
    }

    /** These, by our numbers. */
    @Transactional(readOnly = true)
    public List<IncidentItem> those(List<Long> ids) {
        return withAffected(jdbc.sql(IncidentListSql.those())
                .param("ids", ids.toArray(Long[]::new), Types.ARRAY)
                .param("limit", ids.size())
                .query((row, n) -> line(row))
                .list());
    }

    private List<IncidentItem> withAffected(List<Line> lines) {
        var affected = lines.isEmpty() ? Map.<Long, List<AffectedService>>of() : affected(lines);
        return lines.stream()
                .map(line -> line.with(affected.getOrDefault(line.item().id(), List.of())))
                .toList();
    }

    public int count(IncidentFilter filter) {
        return ask(IncidentListSql.count(filter), filter).query(Integer.class).single();
    }

    /** An incident before it is known what it affects. */
    private record Line(IncidentItem item, @Nullable String saidEnvironment, boolean isEnvironmentKnown) {

        IncidentItem with(List<AffectedService> services) {
            return new IncidentItem(
                    item.id(),
                    item.key(),
                    item.origin(),
                    item.externalId(),
                    item.title(),
                    item.severity(),
                    services,
                    item.environment(),
                    item.openedAt(),
                    item.beganAt(),
                    item.resolvedAt(),
                    item.restoredAt(),
                    item.attribution(),
                    item.deployment(),
                    IncidentFlaws.of(
                            item.origin(),
                            item.beganAt(),
                            item.resolvedAt() != null && item.resolvedAt().isBefore(item.openedAt()),
                            isEnvironmentKnown ? null : saidEnvironment,
                            services));
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        var said = row.getString("said_environment");
        var environment = row.getString("environment");
        var item = new IncidentItem(
                row.getLong("id"),
                row.getString("key"),
                row.getString("origin"),
                row.getString("external_id"),
                row.getString("title"),
                row.getString("severity"),
                List.of(),
                environment == null ? said : environment,
                instant(row, "opened_at"),
                instant(row, "began_at"),
                instantOrNull(row, "resolved_at"),
                instantOrNull(row, "restored_at"),
                Attribution.of(row, row.getString("severity")),
                deployed(row),
                List.of());
        return new Line(item, said, row.getObject("environment_id") != null);
    }

    private static IncidentItem.@Nullable Deployed deployed(ResultSet row) throws SQLException {
        var id = row.getString("deployed_id");
        return id == null
                ? null
                : new IncidentItem.Deployed(
                        row.getLong("deployment_id"),
                        id,
                        row.getString("deployed_service"),
                        row.getString("deployed_sha"),
                        KnownChange.label(
                                row.getString("deployed_kind"),
                                row.getString("deployed_sha"),
                                row.getString("deployed_digest")));
    }

    private Map<Long, List<AffectedService>> affected(List<Line> lines) {
        record Affected(long incident, AffectedService service) {}
        return jdbc
                .sql("""
                        select distinct p.id, coalesce(s.name, a.said_service) as name, s.id as service_id
                          from unnest(cast(:incidents as bigint[])) as p (id)
                          join incidents.incident i on i.id = p.id or i.merged_into = p.id
                          join incidents.affected a on a.incident_id = i.id
                          left join catalog.service_names n on n.alias = a.said_service
                          left join catalog.services s on s.id = n.service_id
                         order by p.id, name
                        """)
                .param("incidents", lines.stream().map(line -> line.item().id()).toArray(Long[]::new), Types.ARRAY)
                .query((row, n) -> new Affected(
                        row.getLong("id"),
                        new AffectedService(row.getString("name"), row.getObject("service_id", Long.class))))
                .stream()
                .collect(Collectors.groupingBy(
                        Affected::incident, Collectors.mapping(Affected::service, Collectors.toList())));
    }

    private JdbcClient.StatementSpec ask(String sql, IncidentFilter filter) {
        var services = filter.services();
        return jdbc.sql(sql)
                .param("services", services == null ? null : services.toArray(Long[]::new))
                .param("environment", filter.environment())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
