package dev.plimsoll.metrics;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Closes and adds beliefs of a derived table. */
@Component
class BeliefTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BeliefTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A belief that was held for no time at all, because two things became known at one instant, is not kept. */
    void close(String table, Collection<Long> ids, Instant knownAt) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("delete from metrics.%s where id = any(cast(:ids as bigint[])) and known_from >= :at".formatted(table))
                .param("ids", ids.toArray(Long[]::new))
                .param("at", knownAt.atOffset(UTC))
                .update();
        jdbc.sql("update metrics.%s set known_until = :at where id = any(cast(:ids as bigint[]))".formatted(table))
                .param("ids", ids.toArray(Long[]::new))
                .param("at", knownAt.atOffset(UTC))
                .update();
    }

    /**
     * @param rows records with a field for each column
     */
    void add(String table, Columns columns, Collection<?> rows, Instant knownAt) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into metrics.%s (%s, known_from)
                        select %s, cast(:at as timestamptz)
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r(%s)
                        """.formatted(table, columns.names(), columns.fields(), columns.types()))
                .param("at", knownAt.atOffset(UTC))
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** The columns of a table beside the fields of the records that go into it. */
    record Columns(String names, String fields, String types) {

        /** @param columns such as {@code finished_at timestamptz}; the field is {@code finishedAt} */
        static Columns of(String... columns) {
            var names = new StringBuilder();
            var fields = new StringBuilder();
            var types = new StringBuilder();
            for (var column : columns) {
                var parts = column.split(" ");
                var separator = names.isEmpty() ? "" : ", ";
                var field = "\"" + camel(parts[0]) + "\"";
                names.append(separator).append(parts[0]);
                fields.append(separator).append(field);
                types.append(separator).append(field).append(' ').append(parts[1]);
            }
            return new Columns(names.toString(), fields.toString(), types.toString());
        }

        private static String camel(String name) {
            var text = new StringBuilder();
            for (var part : name.split("_")) {
                text.append(text.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
            }
            return text.toString();
        }
    }
}
