package dev.plimsoll.notifications;

import dev.plimsoll.access.Contact;
import dev.plimsoll.access.Contacts;
import dev.plimsoll.access.Tokens;
import dev.plimsoll.gates.GateAsked;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has to do with a request: whoever asked, and whoever was told of it. They hear how it goes on. */
@Component
class Parties {

    private final Contacts contacts;
    private final Tokens tokens;
    private final JdbcClient jdbc;

    Parties(Contacts contacts, Tokens tokens, JdbcClient jdbc) {
        this.contacts = contacts;
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    /** Those whom the program names, if we know them. Whom its token belongs to is no reason to write to him or her. */
    @EventListener
    void on(GateAsked asked) {
        var names = new HashSet<>(asked.hands());
        names.removeAll(Set.copyOf(tokens.owners(asked.askedBy())));
        if (!names.isEmpty()) {
            add(
                    asked.request(),
                    contacts.goingBy(names).stream().map(Contact::id).toList(),
                    true);
        }
    }

    void addTold(long request, Collection<Long> people) {
        add(request, people, false);
    }

    Set<Long> askers(long request) {
        return read("select person_id from notifications.party where request_id = :request and has_asked", request);
    }

    Set<Long> all(long request) {
        return read("select person_id from notifications.party where request_id = :request", request);
    }

    private Set<Long> read(String sql, long request) {
        return jdbc.sql(sql).param("request", request).query(Long.class).stream()
                .collect(Collectors.toSet());
    }

    private void add(long request, Collection<Long> people, boolean hasAsked) {
        jdbc.sql("""
                        insert into notifications.party (request_id, person_id, has_asked)
                        select :request, person, :asked
                          from unnest(:people) person
                            on conflict on constraint party_pk do nothing
                        """)
                .param("request", request)
                .param("asked", hasAsked)
                .param("people", people.toArray(Long[]::new))
                .update();
    }
}
