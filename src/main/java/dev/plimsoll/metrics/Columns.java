package dev.plimsoll.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads columns that may be null. */
final class Columns {

    private Columns() {}

    static Instant known(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Of the columns {@code took_effect_at, external_id, deployment_id}. */
    static Turn turn(ResultSet row) throws SQLException {
        return new Turn(known(row, "took_effect_at"), row.getString("external_id"), row.getLong("deployment_id"));
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    static @Nullable Integer count(ResultSet row, String column) throws SQLException {
        var count = row.getInt(column);
        return row.wasNull() ? null : count;
    }

    static @Nullable List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
