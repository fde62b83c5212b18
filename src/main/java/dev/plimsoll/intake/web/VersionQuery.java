package dev.plimsoll.intake.web;

import dev.plimsoll.intake.versions.EndpointNotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the version endpoints for their pages. Each costs one step down the index of what took effect there. */
@Component
class VersionQuery {

    static final int MOST = 500;
    private static final int MOST_CHECKS = 20;

    private static final String ENDPOINTS = """
            select v.id, s.name as service, e.name as environment, v.target, v.url, v.pointer, v.pattern, v.names,
                   v.declared_as, v.is_enabled, v.asked_at, v.said, v.understood, v.reason, newest.deployment_id,
                   case v.names when 'digest' then newest.digest else newest.sha end as expected,
                   c.deadline_at as checked_until
              from intake.version_endpoint v
              join catalog.services s on s.id = v.service_id
              join catalog.environments e on e.id = v.environment_id
              left join lateral (
                   select f.deployment_id, d.sha, d.digest
                     from deployments.effects f
                     join deployments.deployments d on d.id = f.deployment_id
                    where f.service_id = v.service_id
                      and f.environment_id = v.environment_id
                      and d.target = v.target
                      and d.slot = 'stable'
                      and d.state = 'succeeded'
                    order by f.took_effect_at desc, f.deployment_id desc
                    limit 1) as newest on true
              left join intake.version_check c on c.endpoint_id = v.id
                                              and c.deployment_id = newest.deployment_id
                                              and c.due_at is not null
            """;

    private final JdbcClient jdbc;

    VersionQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * At most {@value #MOST}, by service and the order of environments.
     *
     * @param service by its present name; null for all
     */
    List<EndpointLine> all(@Nullable String service) {
        return jdbc.sql(ENDPOINTS + """
                         where cast(:service as text) is null
                            or s.name = :service
                         order by s.name, e.position, e.name, v.target
                         limit :most
                        """)
                .param("service", service)
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(EndpointLine.class))
                .list();
    }

    /**
     * @throws EndpointNotFound if there is none of this number
     */
    EndpointLine numbered(long id) {
        return jdbc.sql(ENDPOINTS + " where v.id = :id")
                .param("id", id)
                .query(DataClassRowMapper.newInstance(EndpointLine.class))
                .optional()
                .orElseThrow(() -> new EndpointNotFound(id));
    }

    /** The checks of its last deployments, at most {@value #MOST_CHECKS}, newest first. */
    List<CheckLine> checksOf(long id) {
        return jdbc.sql("""
                        select deployment_id, attempts, outcome, reason, due_at, deadline_at, settled_at
                          from intake.version_check
                         where endpoint_id = :id
                         order by deployment_id desc
                         limit :most
                        """)
                .param("id", id)
                .param("most", MOST_CHECKS)
                .query(DataClassRowMapper.newInstance(CheckLine.class))
                .list();
    }

    /** The names that a service may be chosen from, at most {@value #MOST}. */
    List<String> services() {
        return jdbc.sql("select name from catalog.services order by name limit :most")
                .param("most", MOST)
                .query(String.class)
                .list();
    }

    List<String> environments() {
        return jdbc.sql("select name from catalog.environments order by position, name")
                .query(String.class)
                .list();
    }
}
