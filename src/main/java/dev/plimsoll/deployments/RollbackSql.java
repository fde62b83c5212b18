package dev.plimsoll.deployments;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements that read rollbacks. Only what is asked for stands in them, so that they are read along the index of
 * all rollbacks, or of those of each service.
 */
final class RollbackSql {

    private static final String ROLLBACKS = """
            select x.deployment_id, x.took_effect_at, x.version_restored, x.verified_at, x.contradicted_at
              from deployments.effect x
             where %s
             order by x.took_effect_at desc, x.deployment_id desc
            """;

    private static final String OF_EACH_SERVICE = """
            select each.*
              from unnest(cast(:services as bigint[])) as service (id)
             cross join lateral (
            %s) each
             order by each.took_effect_at desc, each.deployment_id desc
            """;

    private static final String LINES = """
            select d.id as number, d.external_id as id, d.origin, s.name as service, e.name as environment, d.target,
                   p.external_id as from_id, x.replaced_id as from_number, x.replaced_sha as from_sha,
                   x.replaced_digest as from_digest, d.external_id as to_id, d.id as to_number, x.sha as to_sha,
                   x.digest as to_digest, x.config_hash, x.took_effect_at, d.started_at, d.finished_at,
                   x.counted_because, x.version_restored, x.verified_at, x.contradicted_at, x.contradicted_by,
                   w.restored_config_hash, f.external_id as withdrew_id, f.id as withdrew_number,
                   f.sha as withdrew_sha, f.digest as withdrew_digest, d.actor, d.url,
                   (select min(o.observer)
                      from deployments.observation o
                     where o.service_id = x.service_id
                       and o.environment_id = x.environment_id
                       and o.target = d.target
                       and o.slot = x.slot
                       and o.observed_at = x.verified_at) as verified_by
              from picked
              join deployments.effect x on x.deployment_id = picked.deployment_id
              join deployments.deployment d on d.id = x.deployment_id
              left join deployments.withdrawal w on w.rollback_id = x.deployment_id
              left join deployments.deployment p on p.id = x.replaced_id
              left join deployments.deployment f on f.id = w.deployment_id
              join catalog.services s on s.id = d.service_id
              join catalog.environments e on e.id = d.environment_id
             order by x.took_effect_at desc, d.id desc
            """;

    /** One look-up for each rollback in the window: "offset 0" keeps the planner from reading the whole ledger instead. */
    private static final String FIGURES = """
            select count(*) as count, count(t.seconds) as timed, max(t.seconds) as longest,
                   percentile_cont(0.5) within group (order by t.seconds) as median,
                   count(*) filter (where x.version_restored
                                      and (x.contradicted_at is null or x.verified_at >= x.contradicted_at)) as restored,
                   count(*) filter (where x.version_restored is null) as unknown
              from picked x
             cross join lateral (
                   select case when d.finished_at >= d.started_at
                               then extract(epoch from d.finished_at - d.started_at) end as seconds
                     from deployments.deployment d
                    where d.id = x.deployment_id
                   offset 0) t
            """;

    private RollbackSql() {}

    static String page(RollbackFilter filter) {
        var conditions = conditions(filter);
        conditions.add("(x.took_effect_at, x.deployment_id) < (:before, :beforeNumber)");
        return picked(filter, conditions, " limit :limit\n") + LINES;
    }

    static String figures(RollbackFilter filter) {
        return picked(filter, conditions(filter), "") + FIGURES;
    }

    /** The numbers of the newest. */
    static String numbers(RollbackFilter filter) {
        return picked(filter, conditions(filter), " limit :most\n") + "select deployment_id from picked";
    }

    private static String picked(RollbackFilter filter, List<String> conditions, String limit) {
        var one = ROLLBACKS.formatted(String.join("\n   and ", conditions)) + limit;
        var all = filter.services() == null ? one : OF_EACH_SERVICE.formatted(one) + limit;
        return "with picked as materialized (\n" + all + ")\n";
    }

    private static List<String> conditions(RollbackFilter filter) {
        var conditions = new ArrayList<String>();
        conditions.add("x.counts_as = 'rollback'");
        addIf(conditions, filter.services() != null, "x.service_id = service.id");
        addIf(conditions, filter.environment() != null, "x.environment_id = :environment");
        addIf(conditions, filter.from() != null, "x.took_effect_at >= :from");
        addIf(conditions, filter.to() != null, "x.took_effect_at < :to");
        return conditions;
    }

    private static void addIf(List<String> conditions, boolean isAsked, String condition) {
        if (isAsked) {
            conditions.add(condition);
        }
    }
}
