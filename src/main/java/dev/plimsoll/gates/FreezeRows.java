package dev.plimsoll.gates;

import dev.plimsoll.gates.calendar.Once;
import dev.plimsoll.gates.calendar.Recurring;
import dev.plimsoll.gates.calendar.Rhythm;
import dev.plimsoll.gates.calendar.Weekly;
import dev.plimsoll.gates.calendar.WeeklyText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes freezes. */
@Component
class FreezeRows {

    private final JdbcClient jdbc;

    FreezeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that nobody has called off. */
    List<Freeze> inForce() {
        return jdbc.sql("select * from gates.freeze where lifted_at is null order by id")
                .query((row, n) -> freeze(row))
                .list();
    }

    /** All that were in force at some time since. */
    List<Freeze> since(Instant since) {
        return jdbc.sql("select * from gates.freeze where lifted_at is null or lifted_at > :since order by id")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> freeze(row))
                .list();
    }

    long insert(Freeze freeze) {
        var rhythm = freeze.rhythm();
        return jdbc.sql("""
                        insert into gates.freeze (title, rhythm, weekly, wall_from, wall_until, rule, zone, service_id, team_id,
                                                  environment_id, is_emergency, reason, incident, made_by, made_at)
                        values (:title, :rhythm, :weekly, :from, :until, :rule, :zone, :service, :team, :environment,
                                :emergency, :reason, :incident, :by, :at)
                        returning id
                        """)
                .param("title", freeze.title())
                .param("rhythm", kind(rhythm))
                .param("weekly", rhythm instanceof Weekly weekly ? weekly.text() : null)
                .param("from", from(rhythm))
                .param("until", until(rhythm))
                .param("rule", rhythm instanceof Recurring recurring ? recurring.rule() : null)
                .param("zone", freeze.zone().getId())
                .param("service", freeze.serviceId(), Types.BIGINT)
                .param("team", freeze.teamId(), Types.BIGINT)
                .param("environment", freeze.environmentId(), Types.BIGINT)
                .param("emergency", freeze.isEmergency())
                .param("reason", freeze.reason())
                .param("incident", freeze.incident())
                .param("by", freeze.madeBy())
                .param("at", freeze.madeAt().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    boolean lift(long id, String by, Instant at) {
        return jdbc.sql("update gates.freeze set lifted_by = :by, lifted_at = :at where id = :id and lifted_at is null")
                        .param("id", id)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Freeze freeze(ResultSet row) throws SQLException {
        return new Freeze(
                row.getLong("id"),
                row.getString("title"),
                rhythm(row),
                ZoneId.of(row.getString("zone")),
                number(row, "service_id"),
                number(row, "team_id"),
                number(row, "environment_id"),
                row.getBoolean("is_emergency"),
                row.getString("reason"),
                row.getString("incident"),
                row.getString("made_by"),
                RequestMapper.known(row, "made_at"),
                row.getString("lifted_by"),
                RequestMapper.instant(row, "lifted_at"));
    }

    private static Rhythm rhythm(ResultSet row) throws SQLException {
        return switch (row.getString("rhythm")) {
            case "weekly" -> WeeklyText.parse(row.getString("weekly")).get(0);
            case "once" -> new Once(time(row, "wall_from"), time(row, "wall_until"));
            default -> new Recurring(time(row, "wall_from"), time(row, "wall_until"), row.getString("rule"));
        };
    }

    private static LocalDateTime time(ResultSet row, String column) throws SQLException {
        return LocalDateTime.parse(row.getString(column));
    }

    private static String kind(Rhythm rhythm) {
        if (rhythm instanceof Weekly) {
            return "weekly";
        }
        return rhythm instanceof Once ? "once" : "recurring";
    }

    private static @Nullable String from(Rhythm rhythm) {
        if (rhythm instanceof Once once) {
            return once.from().toString();
        }
        return rhythm instanceof Recurring recurring ? recurring.from().toString() : null;
    }

    private static @Nullable String until(Rhythm rhythm) {
        if (rhythm instanceof Once once) {
            return once.until().toString();
        }
        return rhythm instanceof Recurring recurring ? recurring.until().toString() : null;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
