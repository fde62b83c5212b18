package dev.plimsoll.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where people can be written to, as it stands at this moment in the database. */
@Component
public class Contacts {

    /** At {@code users.noreply} of a forge nobody reads. */
    private static final String CONTACT = """
            select p.id, p.username, p.display_name,
                   array(select i.value
                           from access.identity i
                          where i.person_id = p.id
                            and i.kind = 'commit-email'
                            and i.value like '%_@_%'
                            and i.value not like '%@%noreply.%'
                          order by not i.verified, i.created_at, i.id) as addresses
              from access.person p
             where p.disabled_at is null
            """;

    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these numbers who may still sign in. */
    public List<Contact> of(Collection<Long> people) {
        return jdbc.sql(CONTACT + " and p.id = any(:people) order by p.id")
                .param("people", people.toArray(Long[]::new))
                .query(Contacts::contact)
                .list();
    }

    public Optional<Contact> of(String username) {
        return jdbc.sql(CONTACT + " and p.username = :username")
                .param("username", username)
                .query(Contacts::contact)
                .optional();
    }

    /** Those who go by one of these names here or elsewhere: user names, logins at forges and addresses of commits. */
    public List<Contact> goingBy(Collection<String> names) {
        return jdbc.sql(CONTACT + """
                           and (p.username = any(:names)
                                or exists (select from access.identity i
                                            where i.person_id = p.id
                                              and i.kind in ('github-login', 'commit-email')
                                              and i.value = any(:names)))
                         order by p.id
                        """)
                .param(
                        "names",
                        names.stream()
                                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .query(Contacts::contact)
                .list();
    }

    private static Contact contact(ResultSet row, int n) throws SQLException {
        return new Contact(
                row.getLong("id"), row.getString("username"), row.getString("display_name"), List.of((String[])
                        row.getArray("addresses").getArray()));
    }
}
