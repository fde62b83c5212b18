package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.DeploymentState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Reads what a deployment found running where it went. */
@Component
class ReplacedQuery {

    private final JdbcClient jdbc;

    ReplacedQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Answer by(DeploymentItem deployment) {
        return jdbc.sql("""
                        select e.replaced_sha as sha, e.replaced_digest as digest, e.replaced_since as since,
                               d.external_id as deployment, e.replaced_id as number
                          from deployments.effect e
                          left join deployments.deployment d on d.id = e.replaced_id
                         where e.deployment_id = :id
                        """)
                .param("id", deployment.number())
                .query(DataClassRowMapper.newInstance(Row.class))
                .optional()
                .map(row -> Answer.of(deployment, row))
                .orElseGet(() -> Answer.without(deployment, reason(deployment)));
    }

    private static String reason(DeploymentItem deployment) {
        return switch (DeploymentState.of(deployment.status())) {
            case CREATED, WAITING, QUEUED, RUNNING -> "not_ended";
            case SUCCEEDED, FAILED, PARTIAL, CANCELLED, REJECTED, SUPERSEDED -> "no_effect";
        };
    }

    /** What the ledger has of it; all null if nothing was known to run there. */
    record Row(
            @Nullable String sha,
            @Nullable String digest,
            @Nullable Instant since,
            @Nullable String deployment,
            @Nullable Long number) {}

    /**
     * @param reason why nothing was replaced: {@code nothing_known}, {@code not_ended} or {@code no_effect}; null if
     *     something was
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Answer(
            String deployment,
            long number,
            @Nullable Replaced replaced,
            @Nullable String reason) {

        static Answer of(DeploymentItem deployment, Row row) {
            return Optional.ofNullable(row.since())
                    .map(since -> new Answer(
                            deployment.id(),
                            deployment.number(),
                            new Replaced(row.sha(), row.digest(), since, row.deployment(), row.number()),
                            null))
                    .orElseGet(() -> without(deployment, "nothing_known"));
        }

        static Answer without(DeploymentItem deployment, String reason) {
            return new Answer(deployment.id(), deployment.number(), null, reason);
        }
    }

    /**
     * @param since when it had begun to run
     * @param deployment what the sender of the deployment that brought it calls it; null if it was only seen
     */
    record Replaced(
            @Nullable String sha,
            @Nullable String digest,
            Instant since,
            @Nullable String deployment,
            @Nullable Long number) {}
}
