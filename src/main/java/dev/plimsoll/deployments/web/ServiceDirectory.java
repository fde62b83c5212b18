package dev.plimsoll.deployments.web;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.deployments.Similar;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the service that an address speaks of. */
@Component
class ServiceDirectory {

    private final JdbcClient jdbc;
    private final Catalog catalog;

    ServiceDirectory(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /**
     * The service of this name.
     *
     * @throws ServiceRenamed if it goes by another name now
     * @throws UnknownService if there is none
     */
    ServiceLine named(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    private Optional<ServiceLine> find(String name) {
        return jdbc.sql("""
                        select id, name, tier, team, first_seen_at
                          from catalog.services
                         where name = :name
                        """)
                .param("name", name)
                .query(DataClassRowMapper.newInstance(ServiceLine.class))
                .optional();
    }

    private RuntimeException missing(String name) {
        return catalog.currentName(name)
                .filter(current -> !current.equals(name))
                .<RuntimeException>map(current -> new ServiceRenamed(name, current))
                .orElseGet(() -> new UnknownService(name, Similar.to(name, names())));
    }

    private List<String> names() {
        return jdbc.sql("select name from catalog.services order by name limit 5000")
                .query((row, n) -> row.getString("name"))
                .list();
    }
}
