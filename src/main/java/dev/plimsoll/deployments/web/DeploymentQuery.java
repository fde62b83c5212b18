package dev.plimsoll.deployments.web;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one deployment and what is known around it. */
@Component
class DeploymentQuery {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeploymentQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<DeploymentDetail> find(long id) {
        return jdbc.sql("""
                        select d.*, s.name as service, e.name as environment, p.full_name as repository,
                               exists (select from deployments.running r where r.deployment_id = d.id and r.state <> 'ended') as is_running,
                               coalesce(%s < :now, false) as is_lost
                          from deployments.deployment d
                          join catalog.services s on s.id = d.service_id
                          join catalog.environments e on e.id = d.environment_id
                          left join catalog.repositories p on p.id = d.repository_id
                         where d.id = :id
                        """.formatted(Silence.LOST_AFTER))
                .param("id", id)
                .param("now", clock.instant().atOffset(UTC))
                .query(DataClassRowMapper.newInstance(DeploymentDetail.class))
                .optional();
    }

    /** Everything that was said of it, in the order in which it happened. */
    List<ReportLine> reports(long id) {
        return jdbc.sql("""
                        select state, occurred_at, skewed, delivery_id
                          from deployments.report
                         where deployment_id = :id
                         order by occurred_at, id
                         limit 500
                        """)
                .param("id", id)
                .query(DataClassRowMapper.newInstance(ReportLine.class))
                .list();
    }

    List<ReviewLine> reviews(DeploymentDetail deployment) {
        return jdbc.sql("""
                        select state, occurred_at, reviewer, comment
                          from deployments.review
                         where origin = :origin
                           and run_id = :run
                           and environment_id = :environment
                         order by occurred_at
                        """)
                .param("origin", deployment.origin())
                .param("run", deployment.runId())
                .param("environment", deployment.environmentId())
                .query(DataClassRowMapper.newInstance(ReviewLine.class))
                .list();
    }

    Optional<EffectLine> effect(long id) {
        return jdbc.sql("""
                        select took_effect_at, counts_as, counted_because, replaced_id, replaced_sha, replaced_digest, replaced_since,
                               version_restored, verified_at, contradicted_at, contradicted_by
                          from deployments.effect
                         where deployment_id = :id
                        """)
                .param("id", id)
                .query(DataClassRowMapper.newInstance(EffectLine.class))
                .optional();
    }

    /** The newest evidence of each kind about its image. */
    List<EvidenceLine> evidence(DeploymentDetail deployment) {
        return jdbc.sql("""
                        select distinct on (kind) kind, status, given_at, origin, url
                          from changes.evidences
                         where digest = :digest
                         order by kind, given_at desc, id desc
                        """)
                .param("digest", deployment.digest())
                .query(DataClassRowMapper.newInstance(EvidenceLine.class))
                .list();
    }

    Optional<CommitLine> commit(DeploymentDetail deployment) {
        return jdbc.sql("""
                        select sha, author, subject, committed_at, change_number, url
                          from changes.commits
                         where repository_id = :repository
                           and sha = :sha
                        """)
                .param("repository", deployment.repositoryId())
                .param("sha", deployment.sha())
                .query(DataClassRowMapper.newInstance(CommitLine.class))
                .optional();
    }

    /** The change request that the commit names, else one that was merged as it or headed by it; a merged one first. */
    Optional<ChangeLine> change(DeploymentDetail deployment, @Nullable Long number) {
        return jdbc.sql("""
                        select number, title, author, state, merged_at, merged_by, url
                          from changes.change_requests
                         where repository_id = :repository
                           and (number = :number or merge_sha = :sha or head_sha = :sha)
                         order by merged_at nulls last, number
                         limit 1
                        """)
                .param("repository", deployment.repositoryId())
                .param("number", number)
                .param("sha", deployment.sha())
                .query(DataClassRowMapper.newInstance(ChangeLine.class))
                .optional();
    }

    /** The builds of its commit into its image, else of its image, else of its commit; of each the newest first. */
    List<BuildLine> builds(DeploymentDetail deployment) {
        return jdbc.sql("""
                        select origin, sha, digest, image, platform, status, started_at, finished_at, url
                          from changes.builds
                         where digest = :digest
                            or (sha = :sha and (repository_id is null or repository_id = :repository))
                         order by digest = :digest and sha = :sha desc nulls last, digest = :digest desc nulls last,
                                  finished_at desc nulls last, id desc
                         limit 20
                        """)
                .param("digest", deployment.digest())
                .param("sha", deployment.sha())
                .param("repository", deployment.repositoryId())
                .query(DataClassRowMapper.newInstance(BuildLine.class))
                .list();
    }

    Optional<Neighbour> before(DeploymentDetail deployment) {
        return neighbour(deployment, "finished_at < :at order by finished_at desc");
    }

    Optional<Neighbour> after(DeploymentDetail deployment) {
        return neighbour(deployment, "finished_at > :at order by finished_at");
    }

    private Optional<Neighbour> neighbour(DeploymentDetail deployment, String side) {
        return jdbc.sql("""
                        select id, sha, digest, finished_at
                          from deployments.deployment
                         where service_id = :service
                           and environment_id = :environment
                           and target = :target
                           and state = 'succeeded'
                           and %s
                         limit 1
                        """.formatted(side))
                .param("service", deployment.serviceId())
                .param("environment", deployment.environmentId())
                .param("target", deployment.target())
                .param("at", deployment.happenedAt().atOffset(UTC))
                .query(DataClassRowMapper.newInstance(Neighbour.class))
                .optional();
    }
}
