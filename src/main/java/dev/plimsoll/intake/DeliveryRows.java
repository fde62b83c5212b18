package dev.plimsoll.intake;

import static java.time.ZoneOffset.UTC;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes deliveries, many in one statement. A repeat is found by its key and writes nothing. */
@Component
class DeliveryRows {

    private static final String INSERT = """
            with incoming as (
              select nextval('intake.delivery_id_seq') as id, t.*
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::bytea[], ?::timestamptz[], ?::integer[])
                  as t(source_id, delivery_key, event, content_type, outcome, reason, understood, headers, body,
                       received_at, took_us)
            ), fresh as (
              insert into intake.delivery_key (source_id, delivery_key, received_at, delivery_id)
              select source_id, delivery_key, received_at, id
                from incoming
               order by source_id, delivery_key, id
                  on conflict on constraint delivery_key_pk do nothing
              returning delivery_id
            )
            insert into intake.delivery (
                   id, received_at, source_id, delivery_key, event, content_type, outcome, reason, understood,
                   headers, body, took_us)
            select id, received_at, source_id, delivery_key, event, content_type, outcome, reason,
                   cast(understood as jsonb), cast(headers as jsonb), body, took_us
              from incoming
              join fresh on fresh.delivery_id = incoming.id
            returning id, source_id, delivery_key
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    DeliveryRows(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Returns the numbers of those that were new, by source and key. */
    Map<Object, Long> insert(List<Delivery> deliveries) {
        return jdbc.execute((ConnectionCallback<Map<Object, Long>>) connection -> {
            try (var statement = connection.prepareStatement(INSERT)) {
                fill(statement, connection, deliveries);
                return numbers(statement);
            }
        });
    }

    /** The numbers that the first deliveries of these repeats have, by source and key. */
    Map<Object, Long> numbersOf(List<Delivery> repeats) {
        var numbers = new HashMap<Object, Long>();
        if (!repeats.isEmpty()) {
            jdbc.query(
                    """
                    select k.source_id, k.delivery_key, k.delivery_id
                      from unnest(?::bigint[], ?::text[]) as r(source_id, delivery_key)
                     cross join lateral (
                             select source_id, delivery_key, delivery_id
                               from intake.delivery_key
                              where source_id = r.source_id
                                and delivery_key = r.delivery_key
                              limit 1) k
                    """,
                    row -> {
                        numbers.put(identity(row), row.getLong("delivery_id"));
                    },
                    repeats.stream().map(Delivery::sourceId).toArray(Long[]::new),
                    repeats.stream().map(Delivery::key).toArray(String[]::new));
        }
        return numbers;
    }

    void markUnreadable(long id, String reason) {
        jdbc.update("""
                update intake.delivery
                   set outcome = 'unreadable', reason = ?, understood = null
                 where id = ?
                """, reason, id);
    }

    /** Forgets everything that a source sent. */
    void forget(long source) {
        jdbc.update("delete from intake.delivery where source_id = ?", source);
        jdbc.update("delete from intake.delivery_key where source_id = ?", source);
    }

    static Object identity(Delivery delivery) {
        return List.of(delivery.sourceId(), delivery.key());
    }

    private static Object identity(ResultSet row) throws SQLException {
        return List.of(row.getLong("source_id"), row.getString("delivery_key"));
    }

    private void fill(PreparedStatement statement, Connection connection, List<Delivery> deliveries)
            throws SQLException {
        var columns = new Columns(statement, connection, deliveries);
        columns.add("bigint", Delivery::sourceId);
        columns.add("text", Delivery::key);
        columns.add("text", Delivery::event);
        columns.add("text", Delivery::contentType);
        columns.add("text", delivery -> delivery.translation().outcome().word());
        columns.add("text", delivery -> delivery.translation().reason());
        columns.add("text", this::understood);
        columns.add("text", Delivery::headersJson);
        statement.setArray(
                9,
                connection.createArrayOf(
                        "bytea", deliveries.stream().map(Delivery::body).toArray(byte[][]::new)));
        columns.skip();
        columns.add("timestamptz", delivery -> delivery.receivedAt().atOffset(UTC));
        columns.add("integer", Delivery::tookMicros);
    }

    private @Nullable String understood(Delivery delivery) {
        var inWords = delivery.translation().inWords();
        return inWords.isEmpty() ? null : json.writeValueAsString(inWords);
    }

    private static Map<Object, Long> numbers(PreparedStatement statement) throws SQLException {
        var numbers = new HashMap<Object, Long>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                numbers.put(identity(rows), rows.getLong("id"));
            }
        }
        return numbers;
    }

    /** Fills one array parameter after the other. */
    private static final class Columns {

        private final PreparedStatement statement;
        private final Connection connection;
        private final List<Delivery> deliveries;
        private int next = 1;

        Columns(PreparedStatement statement, Connection connection, List<Delivery> deliveries) {
            this.statement = statement;
            this.connection = connection;
            this.deliveries = deliveries;
        }

        void add(String type, Function<Delivery, @Nullable Object> value) throws SQLException {
            var values = deliveries.stream().map(value).toArray();
            statement.setArray(next++, connection.createArrayOf(type, values));
        }

        void skip() {
            next++;
        }
    }
}
