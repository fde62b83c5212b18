package dev.plimsoll.intake;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notes the pauses of sources before their deliveries are dropped: each minute one look at what has come since the last one,
 * so that taking in a delivery costs nothing more.
 */
@Component
class Listening {

    /** What was received may be committed so much later. */
    private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Listening(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Two who look at the same time note the same. */
    @Scheduled(
            initialDelayString = "${plimsoll.intake.listen-every:1m}",
            fixedDelayString = "${plimsoll.intake.listen-every:1m}")
    void look() {
        jdbc.sql("""
                        with heard as (
                          select h.source_id, h.last_at as at
                            from intake.hearing h
                           union all
                          select s.id, d.received_at
                            from intake.source s
                            left join intake.hearing h on h.source_id = s.id
                           cross join lateral (
                                   select d.received_at
                                     from intake.delivery d
                                    where d.source_id = s.id
                                      and d.received_at > coalesce(h.last_at, '-infinity')
                                      and d.received_at <= :until) d
                           where not s.is_demo
                        ), gaps as (
                          select source_id, at, lag(at) over (partition by source_id order by at) as before
                            from heard
                        ), noted as (
                          insert into intake.pause (source_id, began_at, ended_at)
                          select source_id, before, at
                            from gaps
                           where at >= before + make_interval(secs => :shortest)
                              on conflict on constraint pause_pk do nothing
                        )
                        insert into intake.hearing as h (source_id, first_at, last_at)
                        select source_id, min(at), max(at)
                          from gaps
                         group by source_id
                            on conflict on constraint hearing_pk do update
                           set last_at = excluded.last_at
                         where excluded.last_at > h.last_at
                        """)
                .param("until", clock.instant().minus(IN_FLIGHT).atOffset(UTC))
                .param("shortest", Rhythm.SHORTEST.toSeconds())
                .update();
    }
}
