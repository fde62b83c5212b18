package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Catalog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what the names in an address stand for. Where nothing was asked for, nothing is narrowed: null. */
@Component
public class AskedNames {

    private static final int MOST_COMPARED = 5000;

    private final JdbcClient jdbc;
    private final Catalog catalog;

    AskedNames(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** @throws NameNotFound if a name stands for nothing */
    public Scope scope(@Nullable String service, @Nullable String environment, @Nullable String team) {
        return new Scope(services(blankToNull(service), blankToNull(team)), environment(blankToNull(environment)));
    }

    private @Nullable List<Long> services(@Nullable String service, @Nullable String team) {
        var teamId = team == null
                ? null
                : one("team", "select id from catalog.teams where lower(name) = lower(:name)", team);
        var serviceId = service == null ? null : service(service);
        if (teamId == null) {
            return serviceId == null ? null : List.of(serviceId);
        }
        return jdbc.sql("""
                        select id
                          from catalog.services
                         where team_id = :team
                           and (cast(:service as bigint) is null or id = :service)
                        """)
                .param("team", teamId)
                .param("service", serviceId)
                .query(Long.class)
                .list();
    }

    /** By its present name or by any that it had before. */
    private Long service(String name) {
        return one(
                "service",
                "select id from catalog.services where name = :name",
                catalog.currentName(name).orElse(name));
    }

    private @Nullable Long environment(@Nullable String name) {
        return name == null
                ? null
                : one("environment", "select id from catalog.environments where name = lower(:name)", name);
    }

    private Long one(String what, String sql, String name) {
        return jdbc.sql(sql).param("name", name).query(Long.class).optional().orElseThrow(() -> missing(what, name));
    }

    private NameNotFound missing(String what, String name) {
        return new NameNotFound(what, name, Similar.to(name, all(what)));
    }

    private List<String> all(String what) {
        return jdbc.sql("select name from catalog.%ss order by name limit %d".formatted(what, MOST_COMPARED))
                .query(String.class)
                .list();
    }

    private static @Nullable String blankToNull(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip();
    }

    /**
     * @param services null means all of them; empty means that nothing fits
     * @param environment null means all of them
     */
    public record Scope(
            @Nullable List<Long> services, @Nullable Long environment) {}
}
