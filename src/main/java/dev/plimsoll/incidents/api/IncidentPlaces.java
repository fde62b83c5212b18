package dev.plimsoll.incidents.api;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.deployments.Similar;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what the names in an address stand for. Where nothing was asked for, nothing is narrowed: null. */
@Component
class IncidentPlaces {

    private static final int MOST_COMPARED = 5000;

    private final JdbcClient jdbc;
    private final Catalog catalog;

    IncidentPlaces(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** @throws NameNotFound if there is no such service */
    @Nullable
    List<Long> services(@Nullable String name) {
        return name == null || name.isBlank()
                ? null
                : List.of(one("service", "select id from catalog.services where name = :name", name.strip()));
    }

    /** @throws NameNotFound if there is no such environment */
    @Nullable
    Long environment(@Nullable String name) {
        return name == null || name.isBlank()
                ? null
                : one("environment", "select id from catalog.environments where name = lower(:name)", name.strip());
    }

    private Long one(String what, String sql, String name) {
        return jdbc.sql(sql).param("name", name).query(Long.class).optional().orElseThrow(() -> missing(what, name));
    }

    private NameNotFound missing(String what, String name) {
        var current = what.equals("service") ? catalog.currentName(name).orElse(null) : null;
        return new NameNotFound(what, name, current == null ? Similar.to(name, all(what)) : List.of(current));
    }

    private List<String> all(String what) {
        return jdbc.sql("select name from catalog.%ss order by name limit %d".formatted(what, MOST_COMPARED))
                .query(String.class)
                .list();
    }
}
