package dev.plimsoll.intake.web;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.intake.SourceNotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sources for their pages. No secret is ever read here. */
@Component
class SourceQuery {

    private static final Duration RECENT = Duration.ofHours(24);

    private static final String SOURCES = """
            select s.id, s.name, s.kind, s.is_declared, s.is_demo, s.created_at,
                   (select count(*) from intake.secret k where k.source_id = s.id) as secrets,
                   heard.last_at, heard.usual_gap_s
              from intake.source s
              left join lateral (
                   select max(received_at) as last_at,
                          case when count(gap) >= 2
                               then extract(epoch from percentile_cont(0.5) within group (order by gap))::float8
                          end as usual_gap_s
                     from (select received_at, received_at - lag(received_at) over (order by received_at) as gap
                             from (select d.received_at
                                     from intake.delivery d
                                    where d.source_id = s.id
                                    order by d.received_at desc
                                    limit 50) as newest) as gaps) as heard on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SourceQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All sources by name, the event API last. */
    List<SourceRow> all() {
        return jdbc.sql(SOURCES + " order by s.kind = 'events', s.name")
                .query(DataClassRowMapper.newInstance(SourceRow.class))
                .list();
    }

    /**
     * @throws SourceNotFound if there is no source of this name
     */
    SourceRow named(String name) {
        return jdbc.sql(SOURCES + " where s.name = :name")
                .param("name", name)
                .query(DataClassRowMapper.newInstance(SourceRow.class))
                .optional()
                .orElseThrow(() -> new SourceNotFound(name));
    }

    /** When its valid secrets were made, newest first. */
    List<Instant> secretsOf(SourceRow source) {
        return jdbc.sql("select created_at from intake.secret where source_id = :id order by id desc")
                .param("id", source.id())
                .query((row, n) -> row.getTimestamp("created_at").toInstant())
                .list();
    }

    /** What became of the deliveries of the last 24 hours, of all sources. */
    List<OutcomeCount> outcomes() {
        return jdbc.sql("""
                        select s.name as source, d.outcome, count(*) as count
                          from intake.delivery d
                          join intake.source s on s.id = d.source_id
                         where d.received_at >= :since
                         group by s.name, d.outcome
                         order by count(*) desc, d.outcome
                        """)
                .param("since", since().atOffset(UTC))
                .query(DataClassRowMapper.newInstance(OutcomeCount.class))
                .list();
    }

    /** What was turned away in the last 24 hours; that without a source stands under {@code (unknown)}. */
    List<Rejected> rejected() {
        var today = LocalDate.ofInstant(clock.instant(), UTC);
        return jdbc.sql("""
                        select source_name as source, sum(count)::bigint as count,
                               bool_or(day < :today) as is_upper_bound, max(last_at) as last_at,
                               (array_agg(reason order by last_at desc))[1] as reason,
                               (array_agg(last_remote order by last_at desc))[1] as last_remote
                          from intake.rejection
                         where day >= :yesterday
                           and last_at >= :since
                         group by source_name
                        """)
                .param("today", today)
                .param("yesterday", today.minusDays(1))
                .param("since", since().atOffset(UTC))
                .query(DataClassRowMapper.newInstance(Rejected.class))
                .list();
    }

    private Instant since() {
        return clock.instant().minus(RECENT);
    }
}
