package dev.plimsoll.deployments.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;

/** Makes a deployment of a row of {@link DeploymentSql}. */
class DeploymentMapper implements RowMapper<DeploymentItem> {

    private final RowMapper<ReportedDeployment> reported = DataClassRowMapper.newInstance(ReportedDeployment.class);
    private final Instant now;

    DeploymentMapper(Instant now) {
        this.now = now;
    }

    @Override
    public DeploymentItem mapRow(ResultSet row, int n) throws SQLException {
        return new DeploymentItem(Objects.requireNonNull(reported.mapRow(row, n)), counted(row));
    }

    private CountedDeployment counted(ResultSet row) throws SQLException {
        var tookEffectAt = instant(row, "took_effect_at");
        var countsAs = row.getString("counts_as");
        return new CountedDeployment(
                countsAs,
                row.getString("counted_because"),
                Failed.of(countsAs, row.getBoolean("is_withdrawn"), tookEffectAt, now),
                tookEffectAt == null ? null : Verified.of(instant(row, "verified_at"), instant(row, "contradicted_at")),
                replaced(row),
                row.getObject("version_restored", Boolean.class));
    }

    private static @Nullable ReplacedItem replaced(ResultSet row) throws SQLException {
        var since = instant(row, "replaced_since");
        return since == null
                ? null
                : new ReplacedItem(
                        row.getString("replaced_deployment"),
                        row.getObject("replaced_id", Long.class),
                        row.getString("replaced_sha"),
                        row.getString("replaced_digest"),
                        since);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
