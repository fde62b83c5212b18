package dev.plimsoll.access;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The keys of programs that were made on the page. */
@Component
public class Tokens {

    private final JdbcClient jdbc;
    private final TokenUses uses;
    private final Acts acts;
    private final Clock clock;

    Tokens(JdbcClient jdbc, TokenUses uses, Acts acts, Clock clock) {
        this.jdbc = jdbc;
        this.uses = uses;
        this.acts = acts;
        this.clock = clock;
    }

    /** What a token still is. */
    public enum State {
        VALID,
        EXPIRED,
        REVOKED,
        UNKNOWN
    }

    /** A token that somebody showed, and had. */
    public record Shown(String name, Role role, State state) {}

    /**
     * Makes a token.
     *
     * @param owner the user name of whoever makes it
     * @return the key, which nobody can read again
     */
    @Transactional
    public String make(NewToken wanted, String owner) {
        var secret = TokenSecret.random();
        var now = clock.instant();
        var made = jdbc.sql("""
                        insert into access.token (public_id, digest, name, role, owner_id, created_at, expires_at)
                        select :publicId, :digest, :name, :role, id, :now, :expires
                          from access.person
                         where username = :owner
                        """)
                .param("publicId", secret.publicId())
                .param("digest", secret.digest())
                .param("name", wanted.name().strip())
                .param("role", wanted.role().word())
                .param("owner", owner)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(wanted.life()).atOffset(ZoneOffset.UTC))
                .update();
        if (made != 1) {
            throw new PersonRefusal("Nobody has the user name of the owner");
        }
        acts.record(
                "token.made",
                "token",
                wanted.name().strip(),
                null,
                Map.of("role", wanted.role().word(), "days", wanted.life().toDays(), "id", secret.publicId()));
        return secret.text();
    }

    /** Ends a token at once, on every replica. */
    @Transactional
    public void revoke(long id) {
        jdbc.sql("""
                        update access.token
                           set revoked_at = :now
                         where id = :id and revoked_at is null
                        returning name, public_id
                        """)
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> Map.entry(row.getString("name"), row.getString("public_id")))
                .optional()
                .ifPresent(token ->
                        acts.record("token.revoked", "token", token.getKey(), Map.of("id", token.getValue()), null));
    }

    /** Recognises a key by its public part, and compares the rest in constant time. */
    public Optional<Shown> find(String text) {
        return TokenSecret.read(text)
                .flatMap(secret -> stored(secret.publicId())
                        .filter(row -> MessageDigest.isEqual(row.digest(), secret.digest()))
                        .map(this::shown));
    }

    /** The user names of the people to whom the valid tokens of this name belong. */
    @Transactional(readOnly = true)
    public List<String> owners(String name) {
        return jdbc.sql("""
                        select p.username
                          from access.token t
                          join access.person p on p.id = t.owner_id
                         where t.name = :name
                           and t.revoked_at is null
                           and t.expires_at > :now
                         order by p.username
                        """)
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private Shown shown(Row row) {
        var state = state(row);
        if (state == State.VALID) {
            uses.note(row.id());
        }
        return new Shown(row.name(), row.role(), state);
    }

    private State state(Row row) {
        if (row.revokedAt() != null) {
            return State.REVOKED;
        }
        return row.expiresAt().isAfter(clock.instant()) ? State.VALID : State.EXPIRED;
    }

    /** With the role it has now: one for administrators reads and no more once its owner is none. */
    private Optional<Row> stored(String publicId) {
        return jdbc.sql("""
                        select t.id, t.name, t.digest, t.expires_at, coalesce(t.revoked_at, p.disabled_at) as ended_at,
                               case when t.role = 'admin' and not exists (
                                         select
                                           from access.role_grant g
                                          where g.person_id = p.id
                                            and g.role = 'admin')
                                    then 'viewer' else t.role end as role
                          from access.token t
                          join access.person p on p.id = t.owner_id
                         where t.public_id = :publicId
                        """)
                .param("publicId", publicId)
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                        row.getBytes("digest"),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant()))
                .optional();
    }

    private record Row(
            long id,
            String name,
            Role role,
            byte[] digest,
            Instant expiresAt,
            @Nullable Instant revokedAt) {}
}
