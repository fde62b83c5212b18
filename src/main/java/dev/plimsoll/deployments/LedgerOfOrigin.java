package dev.plimsoll.deployments;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The deployments of one origin: to forget them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LedgerOfOrigin {

    private final JdbcClient jdbc;
    private final LedgerLocks locks;
    private final History history;
    private final ServiceNamesOf services;
    private final ApplicationEventPublisher events;

    LedgerOfOrigin(
            JdbcClient jdbc,
            LedgerLocks locks,
            History history,
            ServiceNamesOf services,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.history = history;
        this.services = services;
        this.events = events;
    }

    /** Forgets them, and derives anew what others have running in the same places. */
    public void forget(String origin) {
        var cells = jdbc.sql("""
                        select service_id, environment_id, target
                          from deployments.deployment
                         where origin = :origin
                         union
                        select service_id, environment_id, target
                          from deployments.observation
                         where origin = :origin
                        """)
                .param("origin", origin)
                .query((row, n) -> new CellFrom(
                        row.getLong("service_id"), row.getLong("environment_id"), row.getString("target"), null))
                .list();
        locks.take(cells);
        var names = services.names(cells);
        List.of("review", "observation", "deployment")
                .forEach(table -> jdbc.sql("delete from deployments." + table + " where origin = :origin")
                        .param("origin", origin)
                        .update());
        history.settle(cells);
        forgetBeliefsOfEmptyPlaces();
        events.publishEvent(new DeploymentsChanged(names));
    }

    private void forgetBeliefsOfEmptyPlaces() {
        jdbc.sql("""
                        delete from deployments.interval i
                         where not exists (
                                 select
                                   from deployments.running r
                                  where (r.service_id, r.environment_id, r.target)
                                        = (i.service_id, i.environment_id, i.target))
                        """).update();
    }

    /** The services that somebody deploys. */
    public List<Long> usedServices() {
        return jdbc.sql("""
                        select id
                          from catalog.services s
                         where exists (select from deployments.deployment where service_id = s.id)
                        """).query(Long.class).list();
    }

    /** The environments that somebody deploys to. */
    public List<Long> usedEnvironments() {
        return jdbc.sql("""
                        select id
                          from catalog.environments e
                         where exists (select from deployments.deployment where environment_id = e.id)
                        """).query(Long.class).list();
    }
}
