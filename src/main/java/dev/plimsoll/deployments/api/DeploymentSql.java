package dev.plimsoll.deployments.api;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements that read deployments. Only what is asked for stands in them, so that each list is read along an index
 * in its own order: of all, of one kind, or of each service; never the whole history.
 */
final class DeploymentSql {

    static final String COLUMNS = """
            select d.external_id as id, d.id as number, d.origin, s.name as service, e.name as environment, d.target,
                   r.full_name as repository, d.sha, d.digest, d.config_hash, d.kind as change, d.state as status,
                   d.ref, d.actor, d.description, d.run_id, d.run_attempt, d.url, d.created_at, d.waiting_at,
                   d.started_at, d.finished_at, d.superseded_at, d.happened_at, d.flagged, d.slot, d.weight,
                   d.rollout, d.rollback_of, d.fixes, x.took_effect_at, x.counts_as, x.counted_because, x.replaced_id,
                   x.replaced_sha, x.replaced_digest, x.replaced_since, x.version_restored, x.verified_at,
                   x.contradicted_at, p.external_id as replaced_deployment,
                   exists (
                       select
                         from deployments.withdrawal w
                         join deployments.effect b on b.deployment_id = w.rollback_id
                        where w.deployment_id = d.id
                          and b.counts_as = 'rollback') as is_withdrawn
              from deployments.deployment d
              left join deployments.effect x on x.deployment_id = d.id
              left join deployments.deployment p on p.id = x.replaced_id
              join catalog.services s on s.id = d.service_id
              join catalog.environments e on e.id = d.environment_id
              left join catalog.repositories r on r.id = d.repository_id
            """;

    /** A deployment that counts happened when it took effect: both orders are one. */
    private static final String OF_A_KIND = """
            select d.id, d.happened_at
              from deployments.effect x
              join deployments.deployment d on d.id = x.deployment_id
             where %s
             order by x.took_effect_at desc, x.deployment_id desc
             limit :limit
            """;

    private static final String OF_ANY_KIND = """
            select d.id, d.happened_at
              from deployments.deployment d
              left join deployments.effect x on x.deployment_id = d.id
             where %s
             order by d.happened_at desc, d.id desc
             limit :limit
            """;

    private static final String OF_EACH_SERVICE = """
            select each.id, each.happened_at
              from unnest(cast(:services as bigint[])) as service (id)
             cross join lateral (
            %s) each
             order by each.happened_at desc, each.id desc
             limit :limit
            """;

    private DeploymentSql() {}

    static String page(DeploymentFilter filter) {
        return "with picked as materialized (\n" + picked(filter) + ")\n" + COLUMNS + """
                 where d.id in (select id from picked)
                 order by d.happened_at desc, d.id desc
                """;
    }

    private static String picked(DeploymentFilter filter) {
        var isOfEachService = filter.scope().services() != null;
        var one = (filter.kind() == null ? OF_ANY_KIND : OF_A_KIND)
                .formatted(String.join("\n   and ", conditions(filter, isOfEachService)));
        return isOfEachService ? OF_EACH_SERVICE.formatted(one) : one;
    }

    private static List<String> conditions(DeploymentFilter filter, boolean isOfEachService) {
        var isOfAKind = filter.kind() != null;
        var row = isOfAKind ? "x" : "d";
        var at = isOfAKind ? "x.took_effect_at" : "d.happened_at";
        var conditions = new ArrayList<String>();
        conditions.add("(%s, %s) < (:happenedAt, :number)".formatted(at, isOfAKind ? "x.deployment_id" : "d.id"));
        addIf(conditions, isOfAKind, "x.counts_as = :kind");
        addIf(conditions, isOfEachService, row + ".service_id = service.id");
        addIf(conditions, filter.scope().environment() != null, row + ".environment_id = :environment");
        addIf(conditions, filter.from() != null, at + " >= :from");
        addIf(conditions, filter.to() != null, at + " < :to");
        if (filter.status() != null) {
            conditions.add(filter.status().condition());
        }
        if (filter.outcome() != null) {
            conditions.add(filter.outcome().condition());
        }
        return conditions;
    }

    private static void addIf(List<String> conditions, boolean isAsked, String condition) {
        if (isAsked) {
            conditions.add(condition);
        }
    }
}
