package dev.plimsoll.intake.history;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.intake.Imports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how far the filling in of each history is. */
@Component
class FillingRows {

    /** Whoever asks for a page has it in this time, or somebody else asks for it again. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    FillingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins it; false if one is under way. */
    boolean begin(String source, String repository, Instant since) {
        return jdbc.sql("""
                                insert into intake.filling (
                                       source_name, repository, since, began_at, told_at, due_at, step, page, accepted,
                                       repeated, failures)
                                values (:source, :repository, :since, :now, :now, :now, 'commits', 1, 0, 0, 0)
                                    on conflict (source_name, repository) where ended_at is null do nothing
                                """)
                        .param("source", source)
                        .param("repository", repository)
                        .param("since", since.atOffset(UTC))
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Goes on where one was stopped; false if it is not stopped. */
    boolean resume(String source, long id) {
        return jdbc.sql("""
                                update intake.filling f
                                   set ended_at = null, problem = null, failures = 0, due_at = :now, told_at = :now
                                 where id = :id
                                   and source_name = :source
                                   and ended_at is not null
                                   and problem is not null
                                   and not exists (
                                       select
                                         from intake.filling o
                                        where o.source_name = f.source_name
                                          and o.repository = f.repository
                                          and o.ended_at is null)
                                """)
                        .param("id", id)
                        .param("source", source)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** One that is due; nobody else is given it for a while. */
    Optional<Filling> due() {
        return jdbc.sql("""
                        update intake.filling
                           set due_at = :leased
                         where id = (
                               select id
                                 from intake.filling
                                where ended_at is null
                                  and due_at <= :now
                                order by due_at
                                limit 1
                                  for update skip locked)
                        returning *
                        """)
                .param("leased", clock.instant().plus(LEASE).atOffset(UTC))
                .param("now", now())
                .query(DataClassRowMapper.newInstance(Filling.class))
                .optional();
    }

    /** A page was taken in; with it ends a step, or everything. */
    void turn(Filling filling, Imports.Counts counts, @Nullable String nextStep, int nextPage) {
        jdbc.sql("""
                        update intake.filling
                           set step = coalesce(cast(:step as text), step), page = :page, accepted = accepted + :accepted,
                               repeated = repeated + :repeated, failures = 0, problem = null, told_at = :now,
                               due_at = :now, ended_at = case when cast(:step as text) is null then :now end
                         where id = :id
                        """)
                .param("id", filling.id())
                .param("step", nextStep)
                .param("page", nextPage)
                .param("accepted", counts.accepted())
                .param("repeated", counts.repeated())
                .param("now", now())
                .update();
    }

    /** A page could not be had: later, or never if {@code until} is null. */
    void fail(Filling filling, @Nullable Instant until, String problem) {
        jdbc.sql("""
                        update intake.filling
                           set failures = failures + 1, problem = :problem, told_at = :now,
                               due_at = coalesce(cast(:until as timestamptz), :now),
                               ended_at = case when cast(:until as timestamptz) is null then :now end
                         where id = :id
                        """)
                .param("id", filling.id())
                .param("until", until == null ? null : until.atOffset(UTC))
                .param("problem", problem)
                .param("now", now())
                .update();
    }

    /** Those of a source that began last, newest first. */
    List<Filling> newest(String source, int most) {
        return jdbc.sql("select * from intake.filling where source_name = :source order by id desc limit :most")
                .param("source", source)
                .param("most", most)
                .query(DataClassRowMapper.newInstance(Filling.class))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }
}
