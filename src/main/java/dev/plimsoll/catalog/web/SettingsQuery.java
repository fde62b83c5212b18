package dev.plimsoll.catalog.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the settings show of the catalogue. */
@Component
class SettingsQuery {

    static final int MOST = 500;

    private static final String SERVICE = """
            select s.id, s.name, s.team_id, t.name as team, s.tier, s.runbook_url, s.runbook_reviewed_on,
                   array(select n.name
                           from catalog.dependency d
                           join catalog.service n on n.id = d.depends_on_id
                          where d.service_id = s.id
                          order by n.name) as depends_on,
                   array(select a.alias from catalog.service_alias a where a.service_id = s.id order by a.alias) as names,
                   array(select r.full_name from catalog.repository r where r.service_id = s.id order by 1)
                     as repositories,
                   array(select p.prefix from catalog.service_path p where p.service_id = s.id order by p.prefix) as paths
              from catalog.service s
              left join catalog.team t on t.id = s.team_id
            """;

    private final JdbcClient jdbc;

    SettingsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * At most {@value #MOST} services, by name.
     *
     * @param part of a present or earlier name; null for all
     */
    List<ServiceSettings> services(@Nullable String part) {
        return jdbc.sql(SERVICE + """
                         where cast(:part as text) is null
                            or exists (select 1
                                         from catalog.service_alias a
                                        where a.service_id = s.id
                                          and strpos(a.alias, lower(:part)) > 0)
                         order by s.name
                         limit :most
                        """)
                .param("part", part)
                .param("most", MOST)
                .query((row, n) -> service(row))
                .list();
    }

    Optional<ServiceSettings> service(String name) {
        return jdbc.sql(SERVICE + " where s.name = :name")
                .param("name", name)
                .query((row, n) -> service(row))
                .optional();
    }

    /** All environments in their order of promotion. */
    List<EnvironmentSettings> environments() {
        return jdbc.sql("""
                        select e.id, e.name, e.tier, e.position,
                               array(select a.alias
                                       from catalog.environment_alias a
                                      where a.environment_id = e.id
                                      order by a.alias) as names
                          from catalog.environment e
                         order by e.position, e.name
                        """).query((row, n) -> environment(row)).list();
    }

    Optional<EnvironmentSettings> environment(long id) {
        return environments().stream().filter(one -> one.id() == id).findFirst();
    }

    List<TeamSettings> teams() {
        return jdbc.sql("""
                        select t.id, t.name, count(s.id) as services
                          from catalog.team t
                          left join catalog.service s on s.team_id = t.id
                         group by t.id, t.name
                         order by lower(t.name)
                        """)
                .query(DataClassRowMapper.newInstance(TeamSettings.class))
                .list();
    }

    private static ServiceSettings service(ResultSet row) throws SQLException {
        return new ServiceSettings(
                row.getLong("id"),
                row.getString("name"),
                row.getObject("team_id", Long.class),
                row.getString("team"),
                row.getObject("tier", Integer.class),
                row.getString("runbook_url"),
                row.getObject("runbook_reviewed_on", LocalDate.class),
                texts(row, "depends_on"),
                texts(row, "names"),
                texts(row, "repositories"),
                texts(row, "paths"));
    }

    private static EnvironmentSettings environment(ResultSet row) throws SQLException {
        return new EnvironmentSettings(
                row.getLong("id"),
                row.getString("name"),
                row.getString("tier"),
                row.getInt("position"),
                texts(row, "names"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
