package dev.plimsoll.audit;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit log, newest first. */
@Component
public class AuditLog {

    /** Each action once, from the index alone, however many entries there are. */
    private static final String ACTIONS = """
            with recursive known as (
              (select action from audit.entry where chain = :chain order by action limit 1)
               union all
              select (select e.action
                        from audit.entry e
                       where e.chain = :chain and e.action > known.action
                       order by e.action
                       limit 1)
                from known
               where known.action is not null)
            select action from known where action is not null
            """;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns at most {@code size} entries, newest first.
     *
     * @param before the number that they stand below; null for the newest
     */
    public AuditPage page(AuditFilter filter, @Nullable Long before, int size) {
        var found = jdbc.sql(filter.actor() == null ? ofEverybody(filter) : ofOne(filter))
                .param("chain", Chain.NAME)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("object", filter.object())
                .param("via", filter.via())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("size", size + 1)
                .query(StoredEntry::of)
                .list();
        return AuditPage.of(found.stream().map(Recorded::of).toList(), size);
    }

    /** The actions that there are, in the order of the alphabet. */
    public List<String> actions() {
        return jdbc.sql(ACTIONS).param("chain", Chain.NAME).query(String.class).list();
    }

    public boolean isEmpty() {
        return !jdbc.sql("select exists (select from audit.entry)")
                .query(Boolean.class)
                .single();
    }

    private static String ofEverybody(AuditFilter filter) {
        return StoredEntry.SELECT + " where e.chain = :chain and e.seq < :before" + filter.conditions()
                + " order by e.seq desc limit :size";
    }

    /** Somebody who had several names has several seals: the newest of each, and of them the newest. */
    private static String ofOne(AuditFilter filter) {
        return StoredEntry.COLUMNS + """
                  from audit.actor a
                 cross join lateral (
                         select *
                           from audit.entry e
                          where e.chain = :chain and e.actor_seal = a.seal and e.seq < :before
                """ + filter.conditions() + """
                          order by e.seq desc
                          limit :size) e
                 where a.id = :actor or a.name = :actor
                 order by e.seq desc
                 limit :size
                """;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(UTC);
    }
}
