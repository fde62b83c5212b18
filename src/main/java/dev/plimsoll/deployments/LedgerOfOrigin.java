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
    private final RunningRows running;
    private final ApplicationEventPublisher events;

    LedgerOfOrigin(JdbcClient jdbc, RunningRows running, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.running = running;
        this.events = events;
    }

    /** Forgets them, and derives anew what others have running in the same places. */
    public void forget(String origin) {
        var services = jdbc.sql("""
                        select distinct s.name
                          from deployments.deployment d
                          join catalog.services s on s.id = d.service_id
                         where d.origin = :origin
                        """).param("origin", origin).query(String.class).set();
        jdbc.sql("delete from deployments.review where origin = :origin")
                .param("origin", origin)
                .update();
        jdbc.sql("delete from deployments.deployment where origin = :origin")
                .param("origin", origin)
                .update();
        running.settle(jdbc.sql("""
                        select min(d.id)
                          from deployments.deployment d
                          join catalog.services s on s.id = d.service_id
                         where s.name = any(:services)
                         group by d.service_id, d.environment_id, d.target
                        """)
                .param("services", services.toArray(String[]::new))
                .query(Long.class)
                .list());
        events.publishEvent(new DeploymentsChanged(services));
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
