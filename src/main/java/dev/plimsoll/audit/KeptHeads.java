package dev.plimsoll.audit;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What Plimsoll itself remembers of the chain: how the last check ended, and the last head that was told to the outside. */
@Component
public class KeptHeads {

    private final JdbcClient jdbc;

    KeptHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How the check ended that was made last and kept. */
    public Optional<KeptVerdict> lastCheck() {
        return jdbc.sql("""
                        select at, entries, steps_back, guarded, broken_seq, broken_why
                          from audit.verification
                         where chain = :chain
                        """)
                .param("chain", Chain.NAME)
                .query((row, n) -> new KeptVerdict(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("entries"),
                        row.getBoolean("guarded"),
                        row.getLong("steps_back"),
                        row.getObject("broken_seq", Long.class),
                        row.getString("broken_why")))
                .optional();
    }

    /** The head that was told to the outside last. */
    public Optional<Anchor> lastAnchor() {
        return jdbc.sql("select seq, hash, at from audit.anchor where chain = :chain")
                .param("chain", Chain.NAME)
                .query((row, n) -> new Anchor(
                        row.getLong("seq"),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    List<KnownHead> all() {
        return jdbc.sql("""
                        select trusted_seq as seq, trusted_hash as hash, 'the last check' as told
                          from audit.verification
                         where chain = :chain and trusted_seq is not null
                         union all
                        select seq, hash, 'the last anchor' from audit.anchor where chain = :chain
                        """)
                .param("chain", Chain.NAME)
                .query((row, n) -> new KnownHead(
                        row.getLong("seq"), HexFormat.of().formatHex(row.getBytes("hash")), row.getString("told")))
                .list();
    }

    /** A head counts as found whole only by a check that found everything whole; until then the one before stays. */
    void keep(Verdict verdict) {
        var trusted = verdict.isWhole() && verdict.entries() > 0;
        jdbc.sql("""
                        insert into audit.verification as v (
                               chain, at, entries, steps_back, guarded, broken_seq, broken_why, trusted_seq, trusted_hash)
                        values (:chain, :at, :entries, :back, :guarded, :seq, :why, :trustedSeq, :trustedHash)
                            on conflict on constraint verification_pk do update
                           set at = excluded.at, entries = excluded.entries, steps_back = excluded.steps_back,
                               guarded = excluded.guarded, broken_seq = excluded.broken_seq,
                               broken_why = excluded.broken_why,
                               trusted_seq = coalesce(excluded.trusted_seq, v.trusted_seq),
                               trusted_hash = coalesce(excluded.trusted_hash, v.trusted_hash)
                        """)
                .param("chain", Chain.NAME)
                .param("at", verdict.at().atOffset(UTC))
                .param("entries", verdict.entries())
                .param("back", verdict.stepsBack())
                .param("guarded", verdict.guarded())
                .param("seq", brokenSeq(verdict))
                .param("why", verdict.broken() == null ? null : verdict.broken().why())
                .param("trustedSeq", trusted ? verdict.entries() : null)
                .param("trustedHash", trusted ? HexFormat.of().parseHex(verdict.head()) : null)
                .update();
    }

    void keep(Anchor anchor) {
        jdbc.sql("""
                        insert into audit.anchor (chain, at, seq, hash)
                        values (:chain, :at, :seq, :hash)
                            on conflict on constraint anchor_pk do update
                           set at = excluded.at, seq = excluded.seq, hash = excluded.hash
                        """)
                .param("chain", Chain.NAME)
                .param("at", anchor.at().atOffset(UTC))
                .param("seq", anchor.seq())
                .param("hash", HexFormat.of().parseHex(anchor.hash()))
                .update();
    }

    private static @Nullable Long brokenSeq(Verdict verdict) {
        return verdict.broken() == null ? null : verdict.broken().seq();
    }

    /**
     * How the last check ended.
     *
     * @param brokenSeq the first entry that did not hold; null if all did
     */
    public record KeptVerdict(
            Instant at,
            long entries,
            boolean guarded,
            long stepsBack,
            @Nullable Long brokenSeq,
            @Nullable String brokenWhy) {}
}
