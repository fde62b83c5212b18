package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ledger tells of the time around an incident: deployments, rollbacks, and what was seen running. */
@Component
class LedgerEntries {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    LedgerEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            long id,
            String origin,
            String service,
            String environment,
            boolean isAffected,
            @Nullable String sha,
            @Nullable String digest,
            String kind,
            String state,
            @Nullable String countsAs,
            @Nullable String actor,
            @Nullable String replacedSha,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            Instant happenedAt,
            Instant knownAt,
            @Nullable Instant verifiedAt,
            @Nullable Instant contradictedAt,
            @Nullable String contradictedBy,
            boolean isSaidToRollBack) {

        boolean isRollback() {
            return "rollback".equals(countsAs) || (countsAs == null && isSaidToRollBack);
        }

        Instant beganAt() {
            return startedAt == null ? happenedAt : startedAt;
        }

        String version() {
            if (!kind.equals("code")) {
                return switch (kind) {
                    case "config" -> "a change of configuration";
                    case "migration" -> "a migration of the database";
                    case "infra" -> "a change of infrastructure";
                    default -> "a changed " + kind;
                };
            }
            if (sha != null) {
                return sha.length() > 7 ? sha.substring(0, 7) : sha;
            }
            return digest == null ? "an unnamed version" : digest.substring(0, Math.min(15, digest.length()));
        }
    }

    private record Sight(
            long id,
            String service,
            boolean isAffected,
            @Nullable String sha,
            @Nullable String reason,
            Instant beganAt,
            Instant knownFrom) {}

    List<TimelineEntry> of(IncidentScope scope, Instant from, Instant to) {
        var entries = new ArrayList<TimelineEntry>();
        deployments(scope, from, to).forEach(row -> entries.addAll(entries(row)));
        sights(scope, from, to).stream().map(LedgerEntries::entry).forEach(entries::add);
        return entries;
    }

    private List<Row> deployments(IncidentScope scope, Instant from, Instant to) {
        return jdbc.sql("""
                        select d.id, d.origin, s.name as service, v.name as environment,
                               d.service_id = any(:affected) as is_affected, d.sha, d.digest, d.kind, d.state, e.counts_as,
                               d.actor, e.replaced_sha, d.started_at, d.finished_at, d.happened_at, d.known_at,
                               e.verified_at, e.contradicted_at, e.contradicted_by,
                               d.rollback_of is not null as is_said_to_roll_back
                          from deployments.deployments d
                          join catalog.services s on s.id = d.service_id
                          join catalog.environments v on v.id = d.environment_id
                          left join deployments.effects e on e.deployment_id = d.id
                         where d.service_id = any(:services)
                           and d.environment_id = any(:environments)
                           and d.happened_at >= :from
                           and coalesce(d.started_at, d.happened_at) < :to
                         order by d.happened_at desc, d.id desc
                         limit :most
                        """)
                .param("affected", ChangeReader.longs(scope.affected()), Types.ARRAY)
                .param("services", ChangeReader.longs(scope.services()), Types.ARRAY)
                .param("environments", ChangeReader.longs(scope.environments()), Types.ARRAY)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(Row.class))
                .list();
    }

    private static List<TimelineEntry> entries(Row row) {
        var entries = new ArrayList<TimelineEntry>();
        entries.add(began(row));
        if (row.isRollback() && row.finishedAt() != null) {
            entries.add(rolledBack(row, row.finishedAt()));
        } else if (row.finishedAt() != null && row.startedAt() != null) {
            entries.add(ended(row, row.finishedAt()));
        }
        if (row.contradictedAt() != null) {
            entries.add(entry(
                    row,
                    "contradicted",
                    row.contradictedAt(),
                    null,
                    TimelineEntry.Tone.BAD,
                    true,
                    "%s: the %s sees another version running than the %s that was reported"
                            .formatted(row.service(), row.contradictedBy(), row.version())));
        } else if (row.verifiedAt() != null && !row.isRollback()) {
            entries.add(entry(
                    row,
                    "verified",
                    row.verifiedAt(),
                    null,
                    TimelineEntry.Tone.PLAIN,
                    false,
                    "%s was seen running %s".formatted(row.service(), row.version())));
        }
        return entries;
    }

    private static TimelineEntry began(Row row) {
        var actor = row.actor() == null ? "" : " by " + row.actor();
        var text = row.isRollback()
                ? "Rollback of %s to %s began%s".formatted(row.service(), row.version(), actor)
                : "%s to %s: %s%s%s".formatted(row.service(), row.environment(), row.version(), actor, outcome(row));
        return entry(
                row,
                "start",
                row.beganAt(),
                row.finishedAt() == null || row.finishedAt().isBefore(row.beganAt()) ? null : row.finishedAt(),
                row.isRollback() || !row.isAffected() || waits(row) ? TimelineEntry.Tone.PLAIN : TimelineEntry.Tone.BAD,
                row.isAffected() || row.isRollback(),
                text);
    }

    private static boolean waits(Row row) {
        return outcome(row).equals(", waits");
    }

    private static String outcome(Row row) {
        return switch (row.state()) {
            case "succeeded" -> ", reported success";
            case "failed" -> ", reported failure";
            case "running" -> ", under way";
            case "created", "queued", "waiting" -> ", waits";
            default -> ", " + row.state();
        };
    }

    private static TimelineEntry ended(Row row, Instant at) {
        return entry(
                row,
                "end",
                at,
                null,
                TimelineEntry.Tone.PLAIN,
                false,
                "The deployment of %s to %s ended%s".formatted(row.version(), row.service(), outcome(row)));
    }

    private static TimelineEntry rolledBack(Row row, Instant at) {
        var took = row.startedAt() == null ? null : Duration.between(row.startedAt(), at);
        return entry(
                row,
                "end",
                at,
                null,
                row.state().equals("succeeded") ? TimelineEntry.Tone.GOOD : TimelineEntry.Tone.BAD,
                true,
                row.state().equals("succeeded")
                        ? "%s runs %s again%s%s"
                                .formatted(
                                        row.service(),
                                        row.version(),
                                        took == null
                                                ? ""
                                                : ", %d min after the rollback began".formatted(took.toMinutes()),
                                        row.verifiedAt() == null ? "" : ", and was seen running it")
                        : "The rollback of %s ended%s".formatted(row.service(), outcome(row)));
    }

    private static TimelineEntry entry(
            Row row,
            String part,
            Instant at,
            @Nullable Instant until,
            TimelineEntry.Tone tone,
            boolean isKey,
            String text) {
        return new TimelineEntry(
                "deployment-%d-%s".formatted(row.id(), part),
                at,
                until,
                row.knownAt(),
                Origins.title(row.origin()),
                row.isAffected() ? TimelineEntry.Lane.SERVICE : TimelineEntry.Lane.ELSEWHERE,
                tone,
                isKey,
                row.service(),
                text,
                "/d/" + row.id());
    }

    /** What ran without anybody having reported it. */
    private List<Sight> sights(IncidentScope scope, Instant from, Instant to) {
        return jdbc.sql("""
                        select i.id, s.name as service, i.service_id = any(:affected) as is_affected, i.sha, i.reason,
                               i.began_at, i.known_from
                          from deployments.intervals i
                          join catalog.services s on s.id = i.service_id
                         where i.service_id = any(:services)
                           and i.environment_id = any(:environments)
                           and i.began_at >= :from
                           and i.began_at < :to
                           and i.reason = 'unexplained'
                         order by i.began_at desc
                         limit :most
                        """)
                .param("affected", ChangeReader.longs(scope.affected()), Types.ARRAY)
                .param("services", ChangeReader.longs(scope.services()), Types.ARRAY)
                .param("environments", ChangeReader.longs(scope.environments()), Types.ARRAY)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(Sight.class))
                .list();
    }

    private static TimelineEntry entry(Sight sight) {
        var sha = Objects.requireNonNullElse(sight.sha(), "another version");
        return new TimelineEntry(
                "seen-%d".formatted(sight.id()),
                sight.beganAt(),
                null,
                sight.knownFrom(),
                "Plimsoll",
                sight.isAffected() ? TimelineEntry.Lane.SERVICE : TimelineEntry.Lane.ELSEWHERE,
                TimelineEntry.Tone.BAD,
                true,
                sight.service(),
                "%s runs %s, and nobody reported a deployment of it"
                        .formatted(
                                sight.service(), sha.length() > 7 && sight.sha() != null ? sha.substring(0, 7) : sha),
                null);
    }
}
