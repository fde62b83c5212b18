package dev.plimsoll.intake.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one delivery. */
@Component
class DeliveryDetail {

    /** As much of a body is shown; all of it can be downloaded. */
    static final int SHOWN_BYTES = 256 * 1000;

    private static final String KEPT = " from intake.delivery where source_id = :source and id = :id";

    private final JdbcClient jdbc;

    DeliveryDetail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws DeliveryNotFound if this source sent no such delivery
     * @throws DeliveryNoLongerKept if it is older than the oldest that is kept
     */
    DeliveryView of(SourceRow source, long number) {
        return jdbc.sql("""
                        select id, received_at, delivery_key, event, content_type, outcome, reason, headers, took_us,
                               replayed_at, octet_length(body) as bytes, substring(body for :shown) as beginning,
                               (select string_agg(word, e'\\n')
                                  from jsonb_array_elements_text(understood) as word) as said
                        """ + KEPT)
                .params(Map.of("source", source.id(), "id", number, "shown", SHOWN_BYTES))
                .query(DataClassRowMapper.newInstance(DeliveryView.class))
                .optional()
                .orElseThrow(() -> missing(number));
    }

    /** The whole body as it was sent, credentials masked. */
    byte[] bodyOf(SourceRow source, long number) {
        return jdbc.sql("select body" + KEPT)
                .params(Map.of("source", source.id(), "id", number))
                .query((row, n) -> row.getBytes("body"))
                .optional()
                .orElseThrow(() -> missing(number));
    }

    /** The name of the source that sent it. */
    String sourceOf(long number) {
        return jdbc.sql("""
                        select s.name
                          from intake.delivery d
                          join intake.source s on s.id = d.source_id
                         where d.id = :id
                        """)
                .param("id", number)
                .query((row, n) -> row.getString("name"))
                .optional()
                .orElseThrow(() -> missing(number));
    }

    private RuntimeException missing(long number) {
        return number > 0 && number < oldest().orElse(0L)
                ? new DeliveryNoLongerKept(number)
                : new DeliveryNotFound(number);
    }

    /** Numbers are given in the order of arrival, give or take a few. */
    private Optional<Long> oldest() {
        return jdbc.sql("select min(id) as oldest from intake.delivery")
                .query((row, n) -> row.getLong("oldest"))
                .optional();
    }
}
