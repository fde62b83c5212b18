package dev.plimsoll.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Walks along the chain from its first entry and finds the first place that does not hold. Reads a page at a time: the
 * memory it needs does not grow with the chain.
 */
@Component
public class ChainCheck {

    private static final int PAGE = 500;

    /** Of the function behind the trigger, as its migration wrote it. */
    private static final String GUARD = "cc27bcb12c9fe4a8c2c103d3a68dd76f";

    private final JdbcClient jdbc;
    private final KeptHeads kept;
    private final Clock clock;

    ChainCheck(JdbcClient jdbc, KeptHeads kept, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Walks along all of it.
     *
     * @param told heads that were kept outside, to be found in the chain beside those that Plimsoll keeps itself
     */
    public Verdict verify(List<KnownHead> told) {
        var heads = new ArrayList<>(kept.all());
        heads.addAll(told);
        var walk = new Walk(clock.instant(), heads);
        List<StoredEntry> page;
        do {
            page = after(walk.last.seq());
        } while (!page.isEmpty() && walk.goesOn(page));
        return walk.verdict(isGuarded());
    }

    private List<StoredEntry> after(long seq) {
        return jdbc.sql(StoredEntry.SELECT + """
                         where e.chain = :chain and e.seq > :seq
                         order by e.seq
                         limit :page
                        """)
                .param("chain", Chain.NAME)
                .param("seq", seq)
                .param("page", PAGE)
                .query(StoredEntry::of)
                .list();
    }

    /**
     * Whether the trigger is there that refuses every change, and does what it was written to do. 58 is one before each
     * update, delete and truncate; "A" is one that fires always, also in the session of a replica.
     */
    private boolean isGuarded() {
        return jdbc.sql("""
                        select exists (
                               select from pg_trigger t
                                 join pg_proc f on f.oid = t.tgfoid
                                where t.tgrelid = to_regclass('audit.entry')
                                  and t.tgname = 'entry_stays'
                                  and t.tgenabled = 'A'
                                  and t.tgtype = 58
                                  and t.tgqual is null
                                  and md5(f.prosrc) = :guard)
                        """).param("guard", GUARD).query(Boolean.class).single();
    }

    /** How far one walk has come. */
    private static final class Walk {

        private final Instant began;
        private final List<KnownHead> heads;
        private Link last = Link.START;
        private Instant lastAt = Instant.MIN;
        private long stepsBack;
        private Verdict.@Nullable Break broken;

        Walk(Instant began, List<KnownHead> heads) {
            this.began = began;
            this.heads = heads;
        }

        /** Whether all of these entries hold. */
        boolean goesOn(List<StoredEntry> page) {
            return page.stream().allMatch(this::holds);
        }

        private boolean holds(StoredEntry entry) {
            var mistake = EntryCheck.mistake(last, entry).or(() -> contradiction(entry));
            if (mistake.isPresent()) {
                broken = new Verdict.Break(last.seq() + 1, mistake.get());
                return false;
            }
            stepsBack += entry.at().isBefore(lastAt) ? 1 : 0;
            last = new Link(entry.seq(), entry.hash());
            lastAt = entry.at();
            return true;
        }

        private Optional<String> contradiction(StoredEntry entry) {
            return KnownHead.contradicted(heads, entry.seq(), entry.hash())
                    .map(head -> "It is another entry than %s found there: the chain was written anew up to here."
                            .formatted(head.from()));
        }

        Verdict verdict(boolean isGuarded) {
            if (broken == null) {
                heads.stream()
                        .filter(head -> head.seq() > last.seq())
                        .findFirst()
                        .ifPresent(head -> broken = new Verdict.Break(
                                last.seq() + 1,
                                "It is missing, with all that followed: %s found the chain going on to entry %d."
                                        .formatted(head.from(), head.seq())));
            }
            return new Verdict(began, last.seq(), HexFormat.of().formatHex(last.hash()), isGuarded, stepsBack, broken);
        }
    }
}
