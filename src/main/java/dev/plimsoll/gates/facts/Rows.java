package dev.plimsoll.gates.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks one statement for all questions, and sorts its rows by the question's number in the column {@code n}. */
@Component
class Rows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Rows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    <T> Map<Integer, List<T>> ask(List<Asked> asked, String sql, RowMapper<T> mapper) {
        var found = new LinkedHashMap<Integer, List<T>>();
        jdbc.sql(Asked.ASKED + sql)
                .param("asked", json.writeValueAsString(asked))
                .param("most", 2000 * asked.size())
                .query(row -> {
                    var one = Objects.requireNonNull(mapper.mapRow(row, row.getRow()));
                    found.computeIfAbsent(row.getInt("n"), n -> new ArrayList<>())
                            .add(one);
                });
        return found;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant known(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
