package dev.plimsoll.deployments;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads rollbacks, newest first, and what they left as it was: three statements for a page, however long the history. */
@Component
public class Rollbacks {

    /** The most that is told of what one rollback left as it was. */
    public static final int MOST_NOT_UNDONE = 5;

    /** Whether the service came back is counted for so many of the newest. */
    private static final int MOST_JUDGED = 10_000;

    private final JdbcClient jdbc;
    private final Troubles troubles;

    Rollbacks(JdbcClient jdbc, Troubles troubles) {
        this.jdbc = jdbc;
        this.troubles = troubles;
    }

    /**
     * One page.
     *
     * @param before where the page before ended: its last instant, and its last number
     */
    public List<Rollback> page(RollbackFilter filter, Instant before, long beforeNumber, int limit) {
        var rollbacks = ask(RollbackSql.page(filter), filter)
                .param("before", before.atOffset(UTC))
                .param("beforeNumber", beforeNumber)
                .param("limit", limit)
                .query(new RollbackMapper())
                .list();
        var left = rollbacks.isEmpty() ? Map.<Long, List<NotUndone>>of() : left(rollbacks);
        var restored =
                troubles.restored(rollbacks.stream().map(Rollback::number).toList());
        return rollbacks.stream().map(one -> completed(one, left, restored)).toList();
    }

    /** All that the filter lets through, in figures; the filter should bound the time. */
    public RollbackFigures figures(RollbackFilter filter) {
        var restored = troubles.restored(numbers(filter)).values();
        return ask(RollbackSql.figures(filter), filter)
                .query((row, n) -> new RollbackFigures(
                        row.getInt("count"),
                        row.getInt("timed"),
                        duration(row.getBigDecimal("median")),
                        duration(row.getBigDecimal("longest")),
                        row.getInt("restored"),
                        row.getInt("unknown"),
                        restored.size(),
                        (int) restored.stream()
                                .filter(one -> one.word() == ServiceRestored.Word.YES)
                                .count()))
                .single();
    }

    /** Whether the service was normal again because of one rollback. */
    public ServiceRestored restored(long rollback) {
        return troubles.restored(List.of(rollback)).getOrDefault(rollback, ServiceRestored.UNKNOWN);
    }

    private List<Long> numbers(RollbackFilter filter) {
        return ask(RollbackSql.numbers(filter), filter)
                .param("most", MOST_JUDGED)
                .query(Long.class)
                .list();
    }

    /**
     * What else changed in the same place, in the order it did. From an hour before the withdrawn deployment began,
     * because a migration usually runs just before the code that needs it. Its own lane is what a rollback does undo.
     */
    private Map<Long, List<NotUndone>> left(List<Rollback> rollbacks) {
        var left = new HashMap<Long, List<NotUndone>>();
        jdbc.sql("""
                        select d.id as rollback_id, o.id, o.external_id, o.kind, o.happened_at
                          from deployments.deployment d
                          join deployments.effect x on x.deployment_id = d.id
                          join deployments.withdrawal w on w.rollback_id = d.id
                          left join deployments.deployment f on f.id = w.deployment_id
                         cross join lateral (
                                 select o.id, o.external_id, o.kind, o.happened_at
                                   from deployments.deployment o
                                  where o.service_id = d.service_id
                                    and o.environment_id = d.environment_id
                                    and o.target = d.target
                                    and o.kind <> 'code'
                                    and o.state in ('succeeded', 'partial')
                                    and o.happened_at > least(f.started_at, f.happened_at, w.restored_until)
                                                        - interval '1 hour'
                                    and o.happened_at <= x.took_effect_at
                                    and o.id not in (d.id, coalesce(f.id, 0))
                                    and (o.slot <> d.slot
                                         or o.slot = 'stable'
                                            and (x.config_hash = w.restored_config_hash) is not true)
                                  order by o.happened_at, o.id
                                  limit :most) o
                         where d.id = any(cast(:rollbacks as bigint[]))
                         order by o.happened_at, o.id
                        """)
                .param("rollbacks", rollbacks.stream().map(Rollback::number).toArray(Long[]::new))
                .param("most", MOST_NOT_UNDONE)
                .query((row, n) -> left.merge(
                        row.getLong("rollback_id"),
                        List.of(new NotUndone(
                                row.getString("kind"),
                                row.getLong("id"),
                                row.getString("external_id"),
                                RollbackMapper.instant(row, "happened_at"),
                                null,
                                null)),
                        Rollbacks::joined))
                .list();
        return left;
    }

    private static Rollback completed(
            Rollback rollback, Map<Long, List<NotUndone>> left, Map<Long, ServiceRestored> restored) {
        return rollback.with(
                joined(rollback.notUndone(), left.getOrDefault(rollback.number(), List.of())).stream()
                        .limit(MOST_NOT_UNDONE)
                        .toList(),
                restored.getOrDefault(rollback.number(), ServiceRestored.UNKNOWN));
    }

    private static List<NotUndone> joined(List<NotUndone> some, List<NotUndone> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private JdbcClient.StatementSpec ask(String sql, RollbackFilter filter) {
        var services = filter.services();
        return jdbc.sql(sql)
                .param("services", services == null ? null : services.toArray(Long[]::new))
                .param("environment", filter.environment())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }

    private static @Nullable Duration duration(@Nullable BigDecimal seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds.longValue());
    }
}
