package dev.plimsoll.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which roles people have, each from a person's hand ({@code local}) or from the provider that said so. */
@Component
class Grants {

    static final String LOCAL = "local";

    private final JdbcClient jdbc;

    Grants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Grant> of(long person) {
        return jdbc.sql("""
                        select role, team, environment
                          from access.role_grant
                         where person_id = :person
                         order by role, team, environment
                        """)
                .param("person", person)
                .query((row, n) -> new Grant(
                        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                        row.getString("team"),
                        row.getString("environment")))
                .list();
    }

    /** The role that includes most of the others, if there is one at all. */
    static Optional<Role> highest(Collection<Grant> grants) {
        return grants.stream().map(Grant::role).max(Comparator.naturalOrder());
    }

    /** Puts these in the place of all that this origin said before. */
    void replace(long person, String origin, Collection<Grant> grants) {
        jdbc.sql("delete from access.role_grant where person_id = :person and origin = :origin")
                .param("person", person)
                .param("origin", origin)
                .update();
        grants.stream().distinct().forEach(grant -> insert(person, origin, grant));
    }

    private void insert(long person, String origin, Grant grant) {
        jdbc.sql("""
                        insert into access.role_grant (person_id, role, team, environment, origin)
                        values (:person, :role, :team, :environment, :origin)
                        """)
                .param("person", person)
                .param("role", grant.role().word())
                .param("team", grant.team())
                .param("environment", grant.environment())
                .param("origin", origin)
                .update();
    }

    /** Whether anybody who may still sign in would be an administrator if {@code person} were not. */
    boolean isAnotherAdministrator(long person) {
        return jdbc.sql("""
                        select exists (select
                                         from access.role_grant g
                                         join access.person p on p.id = g.person_id
                                        where g.role = 'admin' and p.disabled_at is null and p.id <> :person)
                        """).param("person", person).query(Boolean.class).single();
    }

    /** The names of those who can give roles, at most ten, never their addresses. */
    List<String> administrators() {
        return jdbc.sql("""
                        select distinct p.display_name
                          from access.role_grant g
                          join access.person p on p.id = g.person_id
                         where g.role = 'admin' and p.disabled_at is null
                         order by p.display_name
                         limit 10
                        """).query(String.class).list();
    }
}
