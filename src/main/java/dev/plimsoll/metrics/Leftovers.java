package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what was derived of deployments that are no longer there, such as those of a demonstration that was removed. */
@Component
class Leftovers {

    private final JdbcClient jdbc;

    Leftovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Looks only where all of a service is derived anew: deployments go with all that their sender told. */
    void forget(Settling settling) {
        var services = settling.services().entrySet().stream()
                .filter(entry -> entry.getValue().equals(Instant.MIN))
                .map(Map.Entry::getKey)
                .toArray(Long[]::new);
        if (services.length == 0) {
            return;
        }
        for (var table : List.of("deployment", "failure", "remediation", "sample", "gap")) {
            jdbc.sql("""
                            delete from metrics.%s m
                             where m.service_id = any(cast(:services as bigint[]))
                               and not exists (select from deployments.deployments d where d.id = m.deployment_id)
                            """.formatted(table)).param("services", services).update();
        }
        jdbc.sql("""
                        delete from metrics.mark m
                         where not exists (select from deployments.deployments d where d.id = m.deployment_id)
                        """).update();
    }
}
