package dev.plimsoll.audit;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds entries to the chain, one transaction after the other: whoever comes second waits for the commit of the first, takes
 * the number after its last entry, and follows its hash. Of a transaction that is undone nothing remains, its numbers
 * neither.
 */
@Component
class Chain {

    /** The only chain there is; the tables could hold others. */
    static final String NAME = "main";

    private final JdbcClient jdbc;
    private final Actors actors;

    Chain(JdbcClient jdbc, Actors actors) {
        this.jdbc = jdbc;
        this.actors = actors;
    }

    /** Writes the acts in their order, in the transaction of the caller. */
    void append(List<Acted> acts) {
        lock();
        var last = head();
        for (var acted : acts) {
            var content = Content.of(last.seq() + 1, now(), acted, actors.seal(acted.actor()));
            var next = last.next(content.canonical());
            insert(content, last, next);
            last = next;
        }
    }

    /** The last entry; {@link Link#START} if there is none. */
    Link head() {
        return jdbc.sql("select seq, hash from audit.entry where chain = :chain order by seq desc limit 1")
                .param("chain", NAME)
                .query((row, n) -> new Link(row.getLong("seq"), row.getBytes("hash")))
                .optional()
                .orElse(Link.START);
    }

    /** Until the transaction ends. What is read after it sees what the one before committed. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('plimsoll.audit.' || :chain, 0))")
                .param("chain", NAME)
                .query((row, n) -> true)
                .list();
    }

    /** By the clock of the database, which all replicas share. */
    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private void insert(Content content, Link last, Link next) {
        jdbc.sql("""
                        insert into audit.entry (
                               chain, seq, at, actor_kind, actor_seal, via, action, object_type, object_name, canonical,
                               prev_hash, hash)
                        values (:chain, :seq, :at, :kind, :seal, :via, :action, :type, :name, :canonical, :prev, :hash)
                        """)
                .param("chain", NAME)
                .param("seq", next.seq())
                .param("at", content.at().atOffset(UTC))
                .param("kind", content.actorKind())
                .param("seal", content.actorSeal())
                .param("via", content.via())
                .param("action", content.action())
                .param("type", content.objectType())
                .param("name", content.objectName())
                .param("canonical", content.canonical())
                .param("prev", last.hash())
                .param("hash", next.hash())
                .update();
    }
}
