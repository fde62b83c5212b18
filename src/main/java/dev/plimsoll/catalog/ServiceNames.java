package dev.plimsoll.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds services by any name they have had; a service that nobody has spoken of before appears by itself. */
@Component
class ServiceNames {

    private final JdbcClient jdbc;
    private final Clock clock;

    ServiceNames(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The service that goes by this name, made if there is none. */
    long named(String name, String origin) {
        return byAlias(ServiceName.alias(name)).orElseGet(() -> write(name, ServiceName.of(name), origin));
    }

    /**
     * The service that a repository stands for where the sender names none: the one it is linked to, else the one of the
     * repository's short name. If another repository already has that one, the owner's name goes before it.
     */
    long of(RepositoryClaim claim, RepositoryRow row, String origin) {
        if (row.serviceId() != null) {
            return row.serviceId();
        }
        var service = byAlias(ServiceName.alias(claim.shortName()));
        var name = service.isPresent() && belongsToAnother(service.get(), row.id())
                ? claim.fullName().replace('/', '-')
                : claim.shortName();
        var id = named(name, origin);
        jdbc.sql("update catalog.repository set service_id = :service where id = :id and service_id is null")
                .param("service", id)
                .param("id", row.id())
                .update();
        return id;
    }

    Optional<Long> byAlias(@Nullable String alias) {
        return jdbc.sql("select service_id from catalog.service_alias where alias = :alias")
                .param("alias", alias)
                .query(Long.class)
                .optional();
    }

    private boolean belongsToAnother(long service, long repository) {
        return jdbc.sql("""
                        select exists (select 1
                                         from catalog.repository
                                        where service_id = :service
                                          and id <> :repository)
                        """)
                .param("service", service)
                .param("repository", repository)
                .query(Boolean.class)
                .single();
    }

    private long write(String said, String name, String origin) {
        jdbc.sql("""
                        insert into catalog.service (name, origin, first_seen_at)
                        values (:name, :origin, :now)
                            on conflict (name) do nothing
                        """)
                .param("name", name)
                .param("origin", origin)
                .param("now", clock.instant().atOffset(UTC))
                .update();
        var id = jdbc.sql("select id from catalog.service where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
        remember(ServiceName.alias(said), id);
        remember(name, id);
        return id;
    }

    private void remember(String alias, long id) {
        jdbc.sql("insert into catalog.service_alias (alias, service_id) values (:alias, :id) on conflict do nothing")
                .param("alias", alias)
                .param("id", id)
                .update();
    }
}
