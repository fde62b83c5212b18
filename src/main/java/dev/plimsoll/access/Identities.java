package dev.plimsoll.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is who elsewhere. What two people claim belongs to the first until an administrator has decided. */
@Component
class Identities {

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Clock clock;

    Identities(JdbcClient jdbc, Acts acts, Clock clock) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.clock = clock;
    }

    Optional<Long> owner(IdentityKind kind, String value) {
        return jdbc.sql("select person_id from access.identity where kind = :kind and value = :value")
                .param("kind", kind.word())
                .param("value", kind.normalised(value))
                .query(Long.class)
                .optional();
    }

    /** Links it to this person if it is nobody's; otherwise keeps the claim for an administrator. */
    void claim(Person person, IdentityKind kind, String value, boolean verified, String origin) {
        if (link(person.id(), kind, value, verified, origin)) {
            acts.record("identity.linked", "person", person.username(), null, Map.of("kind", kind.word()));
        } else if (owner(kind, value).filter(owner -> owner != person.id()).isPresent()) {
            keepClaim(person.id(), kind, value, origin);
        }
    }

    private boolean link(long person, IdentityKind kind, String value, boolean verified, String origin) {
        return jdbc.sql("""
                                insert into access.identity (kind, value, person_id, verified, origin, created_at)
                                values (:kind, :value, :person, :verified, :origin, :now)
                                    on conflict on constraint identity_belongs_to_one do nothing
                                """)
                        .param("kind", kind.word())
                        .param("value", kind.normalised(value))
                        .param("person", person)
                        .param("verified", verified)
                        .param("origin", origin)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void keepClaim(long person, IdentityKind kind, String value, String origin) {
        jdbc.sql("""
                        insert into access.identity_claim (kind, value, person_id, origin, claimed_at)
                        values (:kind, :value, :person, :origin, :now)
                            on conflict on constraint identity_claim_pk do nothing
                        """)
                .param("kind", kind.word())
                .param("value", kind.normalised(value))
                .param("person", person)
                .param("origin", origin)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Gives what several claim to one of them, and forgets the other claims.
     *
     * @throws PersonRefusal if the chosen one has it not and never claimed it
     */
    void resolve(IdentityKind kind, String value, Person chosen) {
        var before = holder(kind, value);
        if (!chosen.username().equals(before) && !hasClaimed(kind, value, chosen)) {
            throw new PersonRefusal("Choose somebody who has it or claims it");
        }
        jdbc.sql("update access.identity set person_id = :person where kind = :kind and value = :value")
                .param("person", chosen.id())
                .param("kind", kind.word())
                .param("value", kind.normalised(value))
                .update();
        jdbc.sql("delete from access.identity_claim where kind = :kind and value = :value")
                .param("kind", kind.word())
                .param("value", kind.normalised(value))
                .update();
        acts.record(
                "identity.resolved",
                "person",
                chosen.username(),
                Map.of("kind", kind.word(), "person", before),
                Map.of("kind", kind.word(), "person", chosen.username()));
    }

    /** The user name of whoever has it; empty if nobody does. */
    private String holder(IdentityKind kind, String value) {
        return jdbc.sql("""
                        select p.username
                          from access.identity i
                          join access.person p on p.id = i.person_id
                         where i.kind = :kind and i.value = :value
                        """)
                .param("kind", kind.word())
                .param("value", kind.normalised(value))
                .query(String.class)
                .optional()
                .orElse("");
    }

    private boolean hasClaimed(IdentityKind kind, String value, Person person) {
        return jdbc.sql("""
                        select exists (select from access.identity_claim
                                        where kind = :kind and value = :value and person_id = :person)
                        """)
                .param("kind", kind.word())
                .param("value", kind.normalised(value))
                .param("person", person.id())
                .query(Boolean.class)
                .single();
    }

    void unlink(Person person, long identity) {
        jdbc.sql("""
                        delete from access.identity
                         where id = :id and person_id = :person and kind <> 'subject'
                        returning kind
                        """)
                .param("id", identity)
                .param("person", person.id())
                .query(String.class)
                .optional()
                .ifPresent(kind ->
                        acts.record("identity.unlinked", "person", person.username(), Map.of("kind", kind), null));
    }
}
