package dev.plimsoll.access.web;

import dev.plimsoll.access.IdentityKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the settings show of people. */
@Component
class PeopleQuery {

    private static final String PERSON = """
            select p.id, p.username, p.display_name, p.source, p.disabled_at, p.created_at,
                   array(select distinct g.role from access.role_grant g where g.person_id = p.id) as roles
              from access.person p
            """;

    private final JdbcClient jdbc;

    PeopleQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, at most 1000. */
    List<PersonLine> people() {
        return jdbc.sql(PERSON + " order by p.disabled_at is not null, lower(p.display_name), p.id limit 1000")
                .query(PeopleQuery::line)
                .list();
    }

    Optional<PersonLine> person(long id) {
        return jdbc.sql(PERSON + " where p.id = :id")
                .param("id", id)
                .query(PeopleQuery::line)
                .optional();
    }

    Optional<PersonLine> person(String username) {
        return jdbc.sql(PERSON + " where p.username = :username")
                .param("username", username)
                .query(PeopleQuery::line)
                .optional();
    }

    List<GrantLine> grants(long person) {
        return jdbc.sql("""
                        select role, team, environment, origin
                          from access.role_grant
                         where person_id = :person
                         order by origin <> 'local', role, team nulls first, environment nulls first
                        """).param("person", person).query(GrantLine.class).list();
    }

    List<IdentityLine> identities(long person) {
        return jdbc.sql("""
                        select id, kind, value, verified, origin
                          from access.identity
                         where person_id = :person
                         order by kind, value
                        """)
                .param("person", person)
                .query((row, n) ->
                        new IdentityLine(row.getLong("id"), kind(row), row.getString("value"), row.getString("origin")))
                .list();
    }

    /** What more than one person claims, each with everybody who does: the present owner first. */
    List<Contest> contests() {
        return jdbc.sql("""
                        select i.kind, i.value, o.id as owner_id, o.display_name as owner,
                               c.person_id as claimant_id, p.display_name as claimant, c.claimed_at
                          from access.identity_claim c
                          join access.identity i on i.kind = c.kind and i.value = c.value
                          join access.person o on o.id = i.person_id
                          join access.person p on p.id = c.person_id
                         order by c.claimed_at, c.person_id
                         limit 100
                        """)
                .query((row, n) -> new Contest(
                        kind(row),
                        row.getString("value"),
                        row.getLong("owner_id"),
                        row.getString("owner"),
                        row.getLong("claimant_id"),
                        row.getString("claimant"),
                        row.getTimestamp("claimed_at").toInstant()))
                .list();
    }

    /** The names of the teams, to choose from. */
    List<String> teams() {
        return jdbc.sql("select name from catalog.teams order by lower(name) limit 500")
                .query(String.class)
                .list();
    }

    /** The names of the environments in their order, to choose from. */
    List<String> environments() {
        return jdbc.sql("select name from catalog.environments order by position, name limit 500")
                .query(String.class)
                .list();
    }

    private static IdentityKind kind(ResultSet row) throws SQLException {
        return IdentityKind.of(row.getString("kind")).orElseThrow();
    }

    private static PersonLine line(ResultSet row, int n) throws SQLException {
        return new PersonLine(
                row.getLong("id"),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("source"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("disabled_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
