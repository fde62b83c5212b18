package dev.plimsoll.intake;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows of each source when it was heard and when it was silent. The demo's are none. */
@Component
public class Silences {

    private final JdbcClient jdbc;

    Silences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Every source by name, with its silences that overlap a window.
     *
     * @param at as it was known at that instant, but for heartbeats, which are as they are set now
     */
    public List<Hearing> between(Instant from, Instant to, Instant at) {
        var pauses = pauses(from, at);
        return heard(at).stream()
                .map(one -> hearing(one, pauses.getOrDefault(one.id(), new ArrayList<>()), at))
                .map(hearing -> overlapping(hearing, from, to))
                .toList();
    }

    private static Hearing hearing(Heard heard, List<Rhythm.Pause> pauses, Instant at) {
        if (heard.lookedAt() != null) {
            pauses.add(new Rhythm.Pause(heard.lookedAt(), heard.nextAt()));
        }
        var rhythm = new Rhythm(heard.firstAt(), pauses, heard.heartbeat());
        var silences = rhythm.silences(at);
        var last = silences.isEmpty() ? null : silences.get(silences.size() - 1);
        return new Hearing(
                heard.source(),
                heard.origins(),
                heard.firstAt(),
                heard.lastAt(),
                heard.lastAt() == null ? null : rhythm.usualPause(heard.lastAt()),
                heard.heartbeat(),
                last == null || last.until() != null ? null : last.from(),
                silences);
    }

    private static Hearing overlapping(Hearing all, Instant from, Instant to) {
        return new Hearing(
                all.source(),
                all.origins(),
                all.firstAt(),
                all.lastAt(),
                all.usualPause(),
                all.heartbeat(),
                all.silentSince(),
                all.silences().stream()
                        .filter(one -> one.from().isBefore(to)
                                && (one.until() == null || one.until().isAfter(from)))
                        .toList());
    }

    /** The last word as it is known by the deliveries that are kept, else by the pauses. */
    private List<Heard> heard(Instant at) {
        return jdbc.sql("""
                        select s.id, s.name, s.heartbeat_seconds, h.first_at, h.last_at as looked_at,
                               array(select v.origin from intake.voice v where v.source_id = s.id) as origins,
                               (select d.received_at
                                  from intake.delivery d
                                 where d.source_id = s.id
                                   and d.received_at > h.last_at
                                 order by d.received_at
                                 limit 1) as next_at,
                               greatest(
                                 (select d.received_at
                                    from intake.delivery d
                                   where d.source_id = s.id
                                     and d.received_at <= :at
                                   order by d.received_at desc
                                   limit 1),
                                 (select max(p.ended_at)
                                    from intake.pause p
                                   where p.source_id = s.id
                                     and p.ended_at <= :at),
                                 (select max(p.began_at)
                                    from intake.pause p
                                   where p.source_id = s.id
                                     and p.began_at <= :at),
                                 case when h.last_at <= :at then h.last_at end) as last_at
                          from intake.source s
                          left join intake.hearing h on h.source_id = s.id
                         where not s.is_demo
                         order by s.name
                        """)
                .param("at", at.atOffset(UTC))
                .query((row, n) -> heard(row))
                .list();
    }

    /** Those of the window, and those by which the first of them are judged. */
    private Map<Long, List<Rhythm.Pause>> pauses(Instant from, Instant at) {
        var pauses = new HashMap<Long, List<Rhythm.Pause>>();
        jdbc.sql("""
                        select p.source_id, p.began_at, p.ended_at
                          from intake.hearing h
                         cross join lateral (
                                 select least(:from, h.last_at, min(o.began_at)) - make_interval(secs => :remembered) as since
                                   from intake.pause o
                                  where o.source_id = h.source_id
                                    and o.ended_at > :from) w
                          join intake.pause p on p.source_id = h.source_id and p.ended_at > w.since
                         where p.began_at < :at
                         order by p.source_id, p.began_at
                        """)
                .param("from", (from.isBefore(at) ? from : at).atOffset(UTC))
                .param("at", at.atOffset(UTC))
                .param("remembered", Rhythm.REMEMBERED.toSeconds())
                .query(row -> {
                    pauses.computeIfAbsent(row.getLong("source_id"), any -> new ArrayList<>())
                            .add(pause(row));
                });
        return pauses;
    }

    private static Rhythm.Pause pause(ResultSet row) throws SQLException {
        return new Rhythm.Pause(row.getObject("began_at", OffsetDateTime.class).toInstant(), instant(row, "ended_at"));
    }

    private static Heard heard(ResultSet row) throws SQLException {
        var seconds = row.getObject("heartbeat_seconds", Integer.class);
        return new Heard(
                row.getLong("id"),
                row.getString("name"),
                Set.of((String[]) row.getArray("origins").getArray()),
                instant(row, "first_at"),
                instant(row, "looked_at"),
                instant(row, "next_at"),
                instant(row, "last_at"),
                seconds == null ? null : Duration.ofSeconds(seconds));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /**
     * What is kept of a source.
     *
     * @param lookedAt up to where its deliveries have been looked at
     * @param nextAt the first one after that
     */
    private record Heard(
            long id,
            String source,
            Set<String> origins,
            @Nullable Instant firstAt,
            @Nullable Instant lookedAt,
            @Nullable Instant nextAt,
            @Nullable Instant lastAt,
            @Nullable Duration heartbeat) {}
}
