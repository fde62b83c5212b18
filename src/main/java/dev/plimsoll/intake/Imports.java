package dev.plimsoll.intake;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers how far imports are and how they ended, for as long as raw deliveries are kept. */
@Component
public class Imports {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IntakeProperties properties;

    Imports(JdbcClient jdbc, Clock clock, IntakeProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    /** Notes that an import has begun, and returns our number of it. */
    public long begin(String sender) {
        var now = clock.instant();
        jdbc.sql("delete from intake.import where told_at < :oldest")
                .param("oldest", now.minus(properties.retention()).atOffset(UTC))
                .update();
        return jdbc.sql("""
                        insert into intake.import (sender, began_at, told_at, lines, accepted, repeated, rejected)
                        values (:sender, :now, :now, 0, 0, 0, 0)
                        returning id
                        """)
                .param("sender", sender)
                .param("now", now.atOffset(UTC))
                .query(Long.class)
                .single();
    }

    /** Notes how far it is. */
    public void tell(long id, Counts counts) {
        write(id, counts, false, null);
    }

    /**
     * Notes that it has ended.
     *
     * @param abortedBecause why before the end of the body, or null
     */
    public void end(long id, Counts counts, @Nullable String abortedBecause) {
        write(id, counts, true, abortedBecause);
    }

    /** Those that began last, newest first. */
    public List<Import> newest(int most) {
        return jdbc.sql("""
                        select id, sender, began_at, told_at, finished_at, lines, accepted, repeated, rejected,
                               aborted_because,
                               case when aborted_because is not null then 'aborted'
                                    when finished_at is not null then 'finished'
                                    when told_at < :silent then 'lost'
                                    else 'running' end as state
                          from intake.import
                         order by id desc
                         limit :most
                        """)
                .param("silent", clock.instant().minusSeconds(60).atOffset(UTC))
                .param("most", most)
                .query(DataClassRowMapper.newInstance(Import.class))
                .list();
    }

    private void write(long id, Counts counts, boolean isEnd, @Nullable String abortedBecause) {
        jdbc.sql("""
                        update intake.import
                           set told_at = :now, finished_at = case when :end then :now end, lines = :lines,
                               accepted = :accepted, repeated = :repeated, rejected = :rejected,
                               aborted_because = :because
                         where id = :id
                        """)
                .param("id", id)
                .param("now", clock.instant().atOffset(UTC))
                .param("end", isEnd)
                .param("lines", counts.lines())
                .param("accepted", counts.accepted())
                .param("repeated", counts.repeated())
                .param("rejected", counts.rejected())
                .param("because", abortedBecause)
                .update();
    }

    /**
     * How far an import is.
     *
     * @param lines read so far, empty ones too
     */
    public record Counts(long lines, long accepted, long repeated, long rejected) {}
}
