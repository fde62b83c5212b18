package dev.plimsoll.gates;

import dev.plimsoll.gates.facts.Candidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the deployments that a policy would have concerned. */
@Component
class PastDeployments {

    private static final String SELECT = """
            select d.id, d.service_id, s.name as service, s.team_id, s.team, d.environment_id,
                   e.name as environment, e.tier, e.position, d.target, d.sha, d.digest, d.config_hash, d.ref,
                   d.kind, b.image, b.platform, d.rollback_of is not null or f.counts_as = 'rollback' as is_rollback,
                   coalesce(d.started_at, d.created_at, d.happened_at) as begun_at,
                   (d.state in ('failed', 'partial')
                    or f.contradicted_at is not null
                    or exists (select from deployments.withdrawals w where w.deployment_id = d.id)) as has_failed
              from deployments.deployments d
              join catalog.services s on s.id = d.service_id
              join catalog.environments e on e.id = d.environment_id
              left join deployments.effects f on f.deployment_id = d.id
              left join lateral (
                     select image, platform
                       from changes.builds
                      where digest = d.digest
                        and status = 'succeeded'
                      order by finished_at desc nulls last
                      limit 1) b on true
            """;

    private final JdbcClient jdbc;

    PastDeployments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that began in between, the newest first; what the build knows of the image stands for what was asked then. */
    List<PastDeployment> of(PolicyScope scope, Instant since, Instant until, int limit) {
        return jdbc.sql(SELECT + """
                         where d.environment_id = :environment
                           and d.happened_at >= :since
                           and d.happened_at <= :until
                           and d.state in ('running', 'succeeded', 'partial', 'failed', 'cancelled')
                           and d.kind <> 'migration'
                           and (cast(:service as bigint) is null or d.service_id = :service)
                           and (cast(:team as bigint) is null or s.team_id = :team)
                         order by d.happened_at desc, d.id desc
                         limit :limit
                        """)
                .param("environment", scope.environmentId())
                .param("service", scope.serviceId(), Types.BIGINT)
                .param("team", scope.teamId(), Types.BIGINT)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> deployment(row))
                .list();
    }

    /** Empty if there is no such deployment. */
    Optional<PastDeployment> find(long id) {
        return jdbc.sql(SELECT + " where d.id = :id")
                .param("id", id)
                .query((row, n) -> deployment(row))
                .optional();
    }

    private static PastDeployment deployment(ResultSet row) throws SQLException {
        var number = row.getLong("team_id");
        var team = row.wasNull() ? null : number;
        var candidate = new Candidate(
                new Candidate.Service(row.getLong("service_id"), row.getString("service"), team, row.getString("team")),
                new Candidate.Environment(
                        row.getLong("environment_id"),
                        row.getString("environment"),
                        row.getString("tier"),
                        row.getInt("position")),
                Set.of(row.getString("target")),
                row.getString("sha"),
                row.getString("digest"),
                row.getString("config_hash"),
                row.getString("ref"),
                row.getString("kind"),
                row.getString("image"),
                row.getString("platform"),
                Map.of(),
                List.of(),
                row.getBoolean("is_rollback"));
        return new PastDeployment(
                row.getLong("id"), candidate, RequestMapper.known(row, "begun_at"), row.getBoolean("has_failed"));
    }
}
