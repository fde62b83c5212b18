package dev.plimsoll.deployments.web;

import static java.time.ZoneOffset.UTC;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of deployments, newest first, a page at a time. */
@Component
class HistoryQuery {

    private final JdbcClient jdbc;

    HistoryQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns one page and the cursor of the next. */
    History history(DeploymentFilter filter, int size) {
        var lines = page(filter, size + 1);
        return lines.size() > size
                ? new History(lines.subList(0, size), lines.get(size - 1).cursor())
                : new History(lines, null);
    }

    /** Returns at most {@code limit} deployments, newest first; two of one instant by number, the higher first. */
    List<DeploymentLine> page(DeploymentFilter filter, int limit) {
        var conditions = conditions(filter);
        return jdbc.sql("""
                        select d.id, s.name as service, e.name as environment, d.target, d.sha, d.digest, d.kind, d.state,
                               d.ref, d.actor, d.url, d.started_at, d.finished_at, d.happened_at, d.flagged, f.counts_as,
                               f.verified_at, f.contradicted_at
                          from deployments.deployment d
                          left join deployments.effect f on f.deployment_id = d.id
                          join catalog.services s on s.id = d.service_id
                          join catalog.environments e on e.id = d.environment_id
                         where %s
                         order by d.happened_at desc, d.id desc
                         limit :limit
                        """.formatted(String.join("\n   and ", conditions.keySet())))
                .params(values(filter))
                .param("limit", limit)
                .query(DataClassRowMapper.newInstance(DeploymentLine.class))
                .list();
    }

    /** Only the conditions that are asked for, so that each list is read along its own index. */
    private static Map<String, Boolean> conditions(DeploymentFilter filter) {
        var conditions = new LinkedHashMap<String, Boolean>();
        conditions.put("true", true);
        conditions.put("d.service_id = :service", filter.service() != null);
        conditions.put(
                "d.environment_id in (select id from catalog.environments where name = :environment)",
                filter.environment() != null);
        conditions.put("d.state = :state", filter.state() != null);
        conditions.put("d.happened_at >= :from", filter.from() != null);
        conditions.put("d.happened_at < :to", filter.to() != null);
        conditions.put("(d.happened_at, d.id) < (:at, :id)", filter.after() != null);
        conditions.values().removeIf(isAsked -> !isAsked);
        return conditions;
    }

    private static Map<String, Object> values(DeploymentFilter filter) {
        var values = new LinkedHashMap<String, Object>();
        if (filter.service() != null) {
            values.put("service", filter.service());
        }
        if (filter.environment() != null) {
            values.put("environment", filter.environment());
        }
        if (filter.state() != null) {
            values.put("state", filter.state());
        }
        if (filter.from() != null) {
            values.put("from", filter.from().atOffset(UTC));
        }
        if (filter.to() != null) {
            values.put("to", filter.to().atOffset(UTC));
        }
        if (filter.after() != null) {
            values.put("at", filter.after().at().atOffset(UTC));
            values.put("id", filter.after().id());
        }
        return values;
    }
}
