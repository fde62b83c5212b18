package dev.plimsoll.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may approve, as it stands at this moment in the database, and all the names by which they are known. */
@Component
public class Approvers {

    private final JdbcClient jdbc;

    Approvers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All who may approve something, in one statement. */
    public List<Approver> all() {
        var people = new LinkedHashMap<Long, Approver>();
        jdbc.sql("""
                        select p.id, p.username, p.display_name, g.role, g.team, g.environment,
                               array(select i.value
                                       from access.identity i
                                      where i.person_id = p.id
                                        and i.kind in ('github-login', 'commit-email')) as elsewhere
                          from access.person p
                          join access.role_grant g on g.person_id = p.id and g.role in ('approver', 'admin')
                         where p.disabled_at is null
                         order by p.username, g.role, g.team, g.environment
                        """).query(row -> {
            take(row, people);
        });
        return List.copyOf(people.values());
    }

    private static void take(ResultSet row, Map<Long, Approver> people) throws SQLException {
        var grant = new Grant(
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getString("team"),
                row.getString("environment"));
        var person = people.get(row.getLong("id"));
        var grants = new ArrayList<>(person == null ? List.of() : person.grants());
        grants.add(grant);
        var names = new ArrayList<>(List.of((String[]) row.getArray("elsewhere").getArray()));
        names.add(row.getString("username"));
        people.put(
                row.getLong("id"),
                new Approver(
                        row.getLong("id"),
                        row.getString("username"),
                        row.getString("display_name"),
                        List.copyOf(grants),
                        List.copyOf(names)));
    }
}
