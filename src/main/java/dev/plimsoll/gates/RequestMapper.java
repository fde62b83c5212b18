package dev.plimsoll.gates;

import dev.plimsoll.gates.facts.Candidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes a request of a row. */
record RequestMapper(JsonMapper json) implements RowMapper<GateRequest> {

    static final String SELECT = """
            select r.*, s.name as service, s.team_id, s.team, e.name as environment, e.tier, e.position
              from gates.request r
              join catalog.services s on s.id = r.service_id
              join catalog.environments e on e.id = r.environment_id
            """;

    @Override
    public GateRequest mapRow(ResultSet row, int number) throws SQLException {
        return new GateRequest(
                row.getLong("id"),
                row.getString("asked_by"),
                row.getString("asked_key"),
                candidate(row),
                row.getString("run_url"),
                texts(row, "hands"),
                GateState.of(row.getString("state")),
                row.getInt("round"),
                List.of((Long[]) row.getArray("policies").getArray()),
                json.readValue(row.getString("findings"), new TypeReference<List<Judged>>() {}),
                row.getString("base_sha"),
                row.getString("base_digest"),
                row.getString("evidence"),
                row.getString("because"),
                known(row, "requested_at"),
                known(row, "deadline"),
                instant(row, "settles_at"),
                instant(row, "expires_at"),
                instant(row, "decided_at"),
                instant(row, "used_at"),
                instant(row, "stop_asked_at"),
                number(row, "superseded_by"),
                known(row, "changed_at"),
                instant(row, "check_at"));
    }

    private Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                new Candidate.Service(
                        row.getLong("service_id"),
                        row.getString("service"),
                        number(row, "team_id"),
                        row.getString("team")),
                new Candidate.Environment(
                        row.getLong("environment_id"),
                        row.getString("environment"),
                        row.getString("tier"),
                        row.getInt("position")),
                Set.copyOf(texts(row, "targets")),
                row.getString("sha"),
                row.getString("digest"),
                row.getString("config_hash"),
                row.getString("ref"),
                row.getString("kind"),
                row.getString("image"),
                row.getString("platform"),
                json.readValue(row.getString("labels"), new TypeReference<Map<String, String>>() {}),
                texts(row, "required"),
                row.getBoolean("is_rollback"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static Instant known(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
