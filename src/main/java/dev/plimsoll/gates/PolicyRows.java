package dev.plimsoll.gates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes versions of policies. */
@Component
class PolicyRows {

    private static final String SELECT = """
            select p.id, p.service_id, s.name as service, p.team_id, t.name as team, p.environment_id,
                   e.name as environment, p.version, p.rules, p.is_withdrawn, p.author, p.reason, p.written_at
              from gates.policy p
              join catalog.environments e on e.id = p.environment_id
              left join catalog.services s on s.id = p.service_id
              left join catalog.teams t on t.id = p.team_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PolicyRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest of each scope that could hold, the narrowest scope first. */
    List<Policy> newest(long service, @Nullable Long team, long environment) {
        return jdbc.sql("""
                        select distinct on (service_id, team_id) *
                          from (
                        """ + SELECT + """
                                 where p.environment_id = :environment
                                   and (p.service_id = :service
                                        or (p.service_id is null and (p.team_id = :team or p.team_id is null)))) p
                         order by service_id nulls last, team_id nulls last, version desc
                        """)
                .param("environment", environment)
                .param("service", service)
                .param("team", team, java.sql.Types.BIGINT)
                .query((row, n) -> policy(row))
                .list();
    }

    /** The newest of each scope that could hold at an instant, the narrowest scope first. */
    List<Policy> newest(long service, @Nullable Long team, long environment, Instant at) {
        return jdbc.sql("""
                        select distinct on (service_id, team_id) *
                          from (
                        """ + SELECT + """
                                 where p.environment_id = :environment
                                   and p.written_at <= :at
                                   and (p.service_id = :service
                                        or (p.service_id is null and (p.team_id = :team or p.team_id is null)))) p
                         order by service_id nulls last, team_id nulls last, version desc
                        """)
                .param("environment", environment)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("service", service)
                .param("team", team, java.sql.Types.BIGINT)
                .query((row, n) -> policy(row))
                .list();
    }

    List<Policy> versions(PolicyScope scope) {
        return jdbc.sql(SELECT + """
                         where p.environment_id = :environment
                           and p.service_id is not distinct from :service
                           and p.team_id is not distinct from :team
                         order by p.version desc
                        """)
                .param("environment", scope.environmentId())
                .param("service", scope.serviceId(), java.sql.Types.BIGINT)
                .param("team", scope.teamId(), java.sql.Types.BIGINT)
                .query((row, n) -> policy(row))
                .list();
    }

    /** The newest version of each scope. */
    List<Policy> all() {
        return jdbc.sql("""
                        select distinct on (environment_id, service_id, team_id) *
                          from (
                        """ + SELECT + """
                               ) p
                         order by environment_id, service_id nulls last, team_id nulls last, version desc
                        """).query((row, n) -> policy(row)).list();
    }

    List<Policy> of(Collection<Long> ids) {
        return jdbc.sql(SELECT + " where p.id = any(:ids) order by p.id")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> policy(row))
                .list();
    }

    Optional<Policy> find(long id) {
        return of(List.of(id)).stream().findFirst();
    }

    long insert(Policy policy) {
        return jdbc.sql("""
                        insert into gates.policy (service_id, team_id, environment_id, version, rules, is_withdrawn, author,
                                                  reason, written_at)
                        values (:service, :team, :environment, :version, cast(:rules as jsonb), :withdrawn, :author,
                                :reason, :at)
                        returning id
                        """)
                .param("service", policy.scope().serviceId(), java.sql.Types.BIGINT)
                .param("team", policy.scope().teamId(), java.sql.Types.BIGINT)
                .param("environment", policy.scope().environmentId())
                .param("version", policy.version())
                .param("rules", json.writeValueAsString(rules(policy)))
                .param("withdrawn", policy.isWithdrawn())
                .param("author", policy.author())
                .param("reason", policy.reason())
                .param("at", policy.writtenAt().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** As it is kept: by the name of the rule, its mode and its options. */
    static Map<String, Object> rules(Policy policy) {
        var rules = new LinkedHashMap<String, Object>();
        policy.settings()
                .forEach(setting -> rules.put(
                        setting.rule(),
                        Map.of(
                                "mode",
                                setting.mode().word(),
                                "options",
                                setting.options().values())));
        return rules;
    }

    private Policy policy(ResultSet row) throws SQLException {
        return new Policy(
                row.getLong("id"),
                new PolicyScope(
                        number(row, "service_id"),
                        row.getString("service"),
                        number(row, "team_id"),
                        row.getString("team"),
                        row.getLong("environment_id"),
                        row.getString("environment")),
                row.getInt("version"),
                settings(row.getString("rules")),
                row.getBoolean("is_withdrawn"),
                row.getString("author"),
                row.getString("reason"),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private List<Setting> settings(String rules) {
        var settings = new ArrayList<Setting>();
        json.readValue(rules, new TypeReference<Map<String, Kept>>() {})
                .forEach((rule, kept) ->
                        settings.add(new Setting(rule, Mode.of(rule, kept.mode()), new Options(rule, kept.options()))));
        return settings;
    }

    private record Kept(String mode, Map<String, Object> options) {}

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
