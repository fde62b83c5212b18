package dev.plimsoll.deployments;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the services of places are called. */
@Component
class ServiceNamesOf {

    private final JdbcClient jdbc;

    ServiceNamesOf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> names(Collection<CellFrom> cells) {
        return jdbc.sql("select name from catalog.services where id = any(:services)")
                .param(
                        "services",
                        cells.stream().map(CellFrom::serviceId).distinct().toArray(Long[]::new))
                .query(String.class)
                .set();
    }
}
