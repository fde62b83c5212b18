package dev.plimsoll.notifications;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people want to get. */
@Component
public class Wishes {

    private final JdbcClient jdbc;

    Wishes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@link EmailWish#ALL} for whoever has said nothing. */
    public EmailWish email(long person) {
        return email(List.of(person)).getOrDefault(person, EmailWish.ALL);
    }

    /** By person; those who have said nothing are left out. */
    public Map<Long, EmailWish> email(Collection<Long> people) {
        var wishes = new HashMap<Long, EmailWish>();
        jdbc.sql("select person_id, email from notifications.wish where person_id = any(:people)")
                .param("people", people.toArray(Long[]::new))
                .query(row -> {
                    wishes.put(
                            row.getLong("person_id"),
                            EmailWish.of(row.getString("email")).orElse(EmailWish.ALL));
                });
        return wishes;
    }

    /** Whether somebody wishes for the digest of each week; not, for whoever has said nothing. */
    public boolean digest(long person) {
        return digest().contains(person);
    }

    /** All who wish for the digest of each week. */
    Set<Long> digest() {
        return Set.copyOf(jdbc.sql("select person_id from notifications.wish where digest")
                .query(Long.class)
                .list());
    }

    @Transactional
    public void wishDigest(long person, boolean digest) {
        jdbc.sql("""
                        insert into notifications.wish (person_id, email, digest)
                        values (:person, :email, :digest)
                            on conflict on constraint wish_pk do update set digest = excluded.digest
                        """)
                .param("person", person)
                .param("email", EmailWish.ALL.word())
                .param("digest", digest)
                .update();
    }

    @Transactional
    public void wish(long person, EmailWish wish) {
        jdbc.sql("""
                        insert into notifications.wish (person_id, email)
                        values (:person, :email)
                            on conflict on constraint wish_pk do update set email = excluded.email
                        """).param("person", person).param("email", wish.word()).update();
    }
}
