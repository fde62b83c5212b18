package dev.plimsoll.deployments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Makes {@link Runs} of the rows of {@link WhatRuns}. By hand, because there are thousands of them: a mapper by
 * reflection asks the driver for every column by a name that it does not have, and pays for the refusal, row by row.
 */
final class RunsMapper implements RowMapper<Runs> {

    @Override
    public Runs mapRow(ResultSet row, int number) throws SQLException {
        return new Runs(
                row.getLong("service_id"),
                row.getString("service"),
                row.getLong("environment_id"),
                row.getString("environment"),
                row.getString("target"),
                row.getString("slot"),
                row.getString("state"),
                row.getString("sha"),
                row.getString("digest"),
                row.getString("config_hash"),
                row.getBigDecimal("weight"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "until"),
                row.getBoolean("since_before"),
                row.getString("basis"),
                row.getString("reason"),
                row.getObject("deployment_id", Long.class),
                row.getString("external_id"),
                row.getString("counts_as"),
                row.getString("replaced_sha"),
                instant(row, "started_at"),
                row.getString("actor"),
                row.getString("ref"),
                row.getString("url"),
                row.getString("subject"),
                row.getString("author"),
                instant(row, "observed_at"),
                row.getObject("agrees", Boolean.class),
                row.getString("observer"),
                row.getObject("replicas", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
