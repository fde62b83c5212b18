package dev.plimsoll.deployments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens one cell of the matrix. */
@Component
class Peek {

    private final ServiceDirectory services;
    private final HistoryQuery deployments;
    private final JdbcClient jdbc;

    Peek(ServiceDirectory services, HistoryQuery deployments, JdbcClient jdbc) {
        this.services = services;
        this.deployments = deployments;
        this.jdbc = jdbc;
    }

    PeekView at(String service, String environment) {
        var found = services.named(service);
        return new PeekView(
                found,
                environment,
                runs(found.id(), environment),
                deployments.page(DeploymentFilter.of(found.id(), environment, null), PeekView.PAST));
    }

    /** The same for an address that may be wrong: null where it leads nowhere. */
    @Nullable
    PeekView atOrNull(@Nullable String service, @Nullable String environment) {
        if (service == null || environment == null) {
            return null;
        }
        try {
            return at(service, environment);
        } catch (UnknownService | ServiceRenamed stale) {
            return null;
        }
    }

    /** What runs in one environment, or in all of them. */
    List<PeekRuns> runs(long service, @Nullable String environment) {
        return jdbc.sql("""
                        select e.name as environment, r.target, r.deployment_id, r.sha, r.digest, r.since, d.started_at, d.actor, d.ref, d.url,
                               c.subject, c.author
                          from deployments.running r
                          join catalog.environments e on e.id = r.environment_id
                          join deployments.deployment d on d.id = r.deployment_id
                          left join changes.commits c on c.repository_id = d.repository_id and c.sha = d.sha
                         where r.service_id = :service
                           and (cast(:environment as text) is null or e.name = :environment)
                         order by e.position, r.since desc, r.target
                        """)
                .param("service", service)
                .param("environment", environment)
                .query(DataClassRowMapper.newInstance(PeekRuns.class))
                .list();
    }
}
