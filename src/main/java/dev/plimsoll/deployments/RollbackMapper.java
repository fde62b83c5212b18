package dev.plimsoll.deployments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Makes a rollback of a row of {@link Rollbacks}. */
class RollbackMapper implements RowMapper<Rollback> {

    @Override
    public Rollback mapRow(ResultSet row, int n) throws SQLException {
        return new Rollback(
                row.getLong("number"),
                row.getString("id"),
                row.getString("origin"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("target"),
                ref(row, "from"),
                ref(row, "to"),
                row.getString("config_hash"),
                Objects.requireNonNull(instant(row, "took_effect_at")),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("counted_because"),
                restored(row),
                ServiceRestored.UNKNOWN,
                row.getString("withdrew_id") == null ? null : ref(row, "withdrew"),
                config(row.getString("restored_config_hash"), row.getString("config_hash")),
                row.getString("actor"),
                row.getString("url"));
    }

    private static Rollback.Ref ref(ResultSet row, String which) throws SQLException {
        return new Rollback.Ref(
                row.getString(which + "_id"),
                row.getObject(which + "_number", Long.class),
                row.getString(which + "_sha"),
                row.getString(which + "_digest"));
    }

    private static VersionRestored restored(ResultSet row) throws SQLException {
        return VersionRestored.of(
                row.getObject("version_restored", Boolean.class),
                instant(row, "verified_at"),
                row.getString("verified_by"),
                instant(row, "contradicted_at"),
                row.getString("contradicted_by"));
    }

    private static List<NotUndone> config(@Nullable String was, @Nullable String is) {
        return was == null || is == null || was.equals(is) ? List.of() : List.of(NotUndone.config(was, is));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
