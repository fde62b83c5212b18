package dev.plimsoll.intake.web;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of deliveries. */
@Component
class DeliveryQuery {

    private static final int NAMES_FROM = 1000;

    private static final String LINES = """
            select id, received_at, event, outcome, took_us, octet_length(body) as bytes, replayed_at,
                   coalesce(reason, (select string_agg(word, '; ')
                                       from jsonb_array_elements_text(understood) as word)) as made
              from intake.delivery
             where source_id = :source
            """;

    private final JdbcClient jdbc;

    DeliveryQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns at most {@code rows} deliveries of a source, newest first. */
    DeliveryPage of(SourceRow source, DeliveryAsk ask, int rows) {
        var from = DeliveryCursor.of(ask.cursor());
        var lines = jdbc.sql(sql(ask, from.isPresent()))
                .param("source", source.id())
                .param("event", ask.event())
                .param("at", from.map(cursor -> cursor.at().atOffset(UTC)).orElse(null))
                .param("id", from.map(DeliveryCursor::id).orElse(null))
                .param("rows", rows + 1)
                .query(DataClassRowMapper.newInstance(DeliveryLine.class))
                .list();
        return DeliveryPage.of(lines, rows);
    }

    /** The outcome is one of our own words and stands in the text, so that the index on the troublesome ones is used. */
    private static String sql(DeliveryAsk ask, boolean isContinued) {
        return LINES
                + (ask.outcome() == null ? "" : " and outcome = '%s'".formatted(ask.outcome()))
                + (ask.event() == null ? "" : " and event = :event")
                + (isContinued ? " and received_at <= :at and (received_at, id) < (:at, :id)" : "")
                + " order by received_at desc, id desc limit :rows";
    }

    /** The events that the newest deliveries of a source were about. */
    List<String> eventsOf(SourceRow source) {
        return jdbc.sql("""
                        select distinct event
                          from (select event
                                  from intake.delivery
                                 where source_id = :source
                                 order by received_at desc
                                 limit :rows) as newest
                         order by event
                        """)
                .param("source", source.id())
                .param("rows", NAMES_FROM)
                .query((row, n) -> row.getString("event"))
                .list();
    }
}
