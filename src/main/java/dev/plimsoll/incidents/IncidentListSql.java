package dev.plimsoll.incidents;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements that list incidents. Only what is asked for stands in them, so that a page is read along the index of
 * when they began; what follows from other tables is found for the incidents of the page alone.
 */
final class IncidentListSql {

    private static final String UNDECIDED = """
            exists (select
                       from incidents.attributions u
                      where u.incident_id = i.id
                        and u.rule > 2
                        and u.state <> 'none')""";

    private static final String OF_SERVICES = """
            exists (select
                       from incidents.affected_services f
                      where f.incident_id = i.id
                        and f.service_id = any(cast(:services as bigint[])))""";

    /** One that names no environment is of all production. */
    private static final String OF_ENVIRONMENT = """
            exists (select
                       from catalog.environments w
                       left join catalog.environment_names o on o.alias = i.said_environment
                      where w.id = :environment
                        and (o.environment_id = w.id or (o.environment_id is null and w.tier = 'production')))""";

    private static final String PICKED = """
            with picked as materialized (
            select i.id
              from incidents.incident i
             where %s
             order by i.began_at desc, i.id desc
             limit :limit)
            """;

    private static final String LINES = """
            select i.id, i.key, i.origin, i.external_id, coalesce(i.title, i.key) as title, i.severity, i.said_environment,
                   v.environment_id, e.name as environment, i.opened_at, i.began_at, i.resolved_at, r.restored_at,
                   a.deployment_id, a.rule, a.state, a.confidence, a.by, a.because,
                   a.shortest_window_hours, a.longest_window_hours, a.threshold, d.external_id as deployed_id,
                   s.name as deployed_service, d.sha as deployed_sha, d.digest as deployed_digest, d.kind as deployed_kind
              from picked
              join incidents.incident i on i.id = picked.id
              join incidents.recoveries r on r.incident_id = picked.id
              join incidents.attributions a on a.incident_id = picked.id
              left join catalog.environment_names v on v.alias = i.said_environment
              left join catalog.environments e on e.id = v.environment_id
              left join deployments.deployments d on d.id = a.deployment_id
              left join catalog.services s on s.id = d.service_id
             order by i.began_at desc, i.id desc
            """;

    static final String COUNT = """
            select count(*)
              from incidents.incident i
             where %s
            """;

    private IncidentListSql() {}

    static String those() {
        return PICKED.formatted("i.id = any(:ids)") + LINES;
    }

    static String page(IncidentFilter filter) {
        var conditions = conditions(filter);
        conditions.add("(i.began_at, i.id) < (:before, :beforeNumber)");
        return PICKED.formatted(joined(conditions)) + LINES;
    }

    static String count(IncidentFilter filter) {
        return COUNT.formatted(joined(conditions(filter)));
    }

    private static List<String> conditions(IncidentFilter filter) {
        var conditions = new ArrayList<String>();
        conditions.add("i.merged_into is null");
        addIf(conditions, filter.services() != null, OF_SERVICES);
        addIf(conditions, filter.environment() != null, OF_ENVIRONMENT);
        addIf(conditions, Boolean.TRUE.equals(filter.isOpen()), "i.resolved_at is null");
        addIf(conditions, Boolean.FALSE.equals(filter.isOpen()), "i.resolved_at is not null");
        addIf(conditions, filter.from() != null, "i.began_at >= :from");
        addIf(conditions, filter.to() != null, "i.began_at < :to");
        addIf(conditions, filter.isUndecided(), UNDECIDED);
        return conditions;
    }

    private static String joined(List<String> conditions) {
        return String.join("\n   and ", conditions);
    }

    private static void addIf(List<String> conditions, boolean isAsked, String condition) {
        if (isAsked) {
            conditions.add(condition);
        }
    }
}
