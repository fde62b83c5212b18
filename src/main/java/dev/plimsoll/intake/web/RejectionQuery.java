package dev.plimsoll.intake.web;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was turned away in the name of one source. Nothing of it was kept but counts and a sample. */
@Component
class RejectionQuery {

    private static final int DAYS = 14;

    private final JdbcClient jdbc;
    private final Clock clock;

    RejectionQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of the last 14 days, newest first. */
    List<RejectionLine> of(SourceRow source) {
        return jdbc.sql("""
                        select day, reason, count, last_at, last_remote, last_event
                          from intake.rejection
                         where source_name = :source
                           and day > :before
                         order by day desc, reason
                        """)
                .param("source", source.name())
                .param("before", LocalDate.ofInstant(clock.instant(), UTC).minusDays(DAYS))
                .query(DataClassRowMapper.newInstance(RejectionLine.class))
                .list();
    }
}
