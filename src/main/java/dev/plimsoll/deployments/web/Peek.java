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
        return at(services.named(service).inMatrix(), environment);
    }

    PeekView at(MatrixService service, String environment) {
        return new PeekView(
                service,
                environment,
                runs(service.id(), environment),
                deployments.page(DeploymentFilter.of(service.id(), environment, null), PeekView.PAST));
    }

    /** What runs in one environment, or in all of them. */
    List<PeekRuns> runs(long service, @Nullable String environment) {
        return jdbc.sql("""
                        select e.name as environment, r.target, r.deployment_id, r.sha, r.digest, r.since, d.started_at, d.actor,
                               d.ref, d.url, c.subject, c.author
                          from deployments.running r
                          join catalog.environments e on e.id = r.environment_id
                          left join deployments.deployment d on d.id = r.deployment_id
                          left join changes.commits c on c.repository_id = d.repository_id and c.sha = d.sha
                         where r.service_id = :service
                           and r.slot in ('stable', 'canary', 'blue', 'green')
                           and r.state <> 'ended'
                           and (cast(:environment as text) is null or e.name = :environment)
                         order by e.position, r.since desc, r.target
                        """)
                .param("service", service)
                .param("environment", environment)
                .query(DataClassRowMapper.newInstance(PeekRuns.class))
                .list();
    }
}
