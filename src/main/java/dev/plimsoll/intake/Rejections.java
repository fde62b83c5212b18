package dev.plimsoll.intake;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts what was turned away, per source, UTC day and reason, and keeps the last as a sample.
 *
 * <p>Counted in memory and written every two seconds: whoever knocks in vain costs no transaction.
 */
@Component
class Rejections {

    /** Whoever sends to a source that does not exist does not choose what we write down. */
    static final String UNKNOWN = "(unknown)";

    private static final Logger log = LoggerFactory.getLogger(Rejections.class);
    private static final int SAMPLE_LENGTH = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private Map<Key, Count> counts = new HashMap<>();

    Rejections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    synchronized void count(String source, String reason, @Nullable String remote, String event) {
        var now = clock.instant();
        var key = new Key(source, LocalDate.ofInstant(now, UTC), reason);
        var sample = event.substring(0, Math.min(event.length(), SAMPLE_LENGTH)).replace("\0", "");
        counts.merge(key, new Count(1, now, remote, sample), Count::and);
    }

    @Scheduled(fixedDelay = 2000)
    void write() {
        taken().forEach((key, count) -> {
            try {
                write(key, count);
            } catch (DataAccessException e) {
                log.warn("{} rejections of {} could not be counted", count.times(), key.source(), e);
            }
        });
    }

    private synchronized Map<Key, Count> taken() {
        var taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    private void write(Key key, Count count) {
        jdbc.sql("""
                        insert into intake.rejection as r (
                               source_name, day, reason, count, last_at, last_remote, last_event)
                        values (:source, :day, :reason, :times, :at, :remote, :event)
                            on conflict on constraint rejection_pk do update
                           set count = r.count + excluded.count, last_at = excluded.last_at,
                               last_remote = excluded.last_remote, last_event = excluded.last_event
                        """)
                .param("source", key.source())
                .param("day", key.day())
                .param("reason", key.reason())
                .param("times", count.times())
                .param("at", count.at().atOffset(UTC))
                .param("remote", count.remote())
                .param("event", count.event())
                .update();
    }

    private record Key(String source, LocalDate day, String reason) {}

    private record Count(long times, Instant at, @Nullable String remote, String event) {

        Count and(Count later) {
            return new Count(times + later.times, later.at, later.remote, later.event);
        }
    }
}
