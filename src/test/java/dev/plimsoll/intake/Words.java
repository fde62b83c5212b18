package dev.plimsoll.intake;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets sources speak in the past, as if they had been heard then. */
public final class Words {

    private final JdbcClient jdbc;
    private final Listening listening;

    public Words(ApplicationContext context) {
        jdbc = context.getBean(JdbcClient.class);
        listening = context.getBean(Listening.class);
    }

    /** A word each hour, the first and the last instant among them. */
    public Words eachHour(String source, Instant from, Instant to) {
        return say(source, from, to, "true");
    }

    /** A word each hour from nine to five, from Monday to Friday. */
    public Words eachHourOfWork(String source, Instant from, Instant to) {
        return say(
                source,
                from,
                to,
                "extract(isodow from at at time zone 'UTC') < 6 and extract(hour from at at time zone 'UTC') between 9 and 17");
    }

    /** What was reported just now was received at an instant of the past. */
    public Words receivedAt(Instant at) {
        jdbc.sql("update intake.delivery set received_at = :at where delivery_key not like 'at %'")
                .param("at", at.atOffset(UTC))
                .update();
        return this;
    }

    /** Notes what was said. */
    public void look() {
        listening.look();
    }

    private Words say(String source, Instant from, Instant to, String when) {
        jdbc.sql("""
                        insert into intake.delivery (
                               id, received_at, source_id, delivery_key, event, outcome, headers, body, took_us)
                        select nextval('intake.delivery_id_seq'), at, s.id, 'at ' || at, 'push', 'translated', '{}', '', 0
                          from intake.source s
                         cross join generate_series(cast(:from as timestamptz), :to, interval '1 hour') as at
                         where s.name = :source
                           and %s
                        """.formatted(when))
                .param("source", source)
                .param("from", from.atOffset(UTC))
                .param("to", to.atOffset(UTC))
                .update();
        return this;
    }
}
