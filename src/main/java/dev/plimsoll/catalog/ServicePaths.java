package dev.plimsoll.catalog;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says by hand which folders of its repository belong to a service. */
@Component
public class ServicePaths {

    private final JdbcClient jdbc;
    private final CatalogActs acts;
    private final ApplicationEventPublisher events;

    ServicePaths(JdbcClient jdbc, CatalogActs acts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.events = events;
    }

    /**
     * Takes these in the place of those before.
     *
     * @param service its present name
     * @param lines one folder each, such as {@code services/pay/}; blank for the whole repository
     * @throws CatalogRefusal if one is no folder
     */
    @Transactional
    public void set(String service, String lines) {
        var id = locked(service);
        var wanted = PathPrefixes.of(lines);
        var before = of(id);
        if (wanted.equals(before)) {
            return;
        }
        write(id, wanted);
        acts.changed("service.paths", "service", service, Map.of("paths", before), Map.of("paths", wanted));
        events.publishEvent(new ServicePathsChanged(id));
    }

    private long locked(String service) {
        return jdbc.sql("select id from catalog.service where name = :service for update")
                .param("service", service)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new CatalogEntryNotFound("service called “%s”".formatted(service)));
    }

    private List<String> of(long service) {
        return jdbc.sql("""
                        select prefix
                          from catalog.service_path
                         where service_id = :service
                         order by prefix collate "C"
                        """).param("service", service).query(String.class).list();
    }

    private void write(long service, List<String> wanted) {
        jdbc.sql("delete from catalog.service_path where service_id = :service")
                .param("service", service)
                .update();
        jdbc.sql("""
                        insert into catalog.service_path (service_id, prefix)
                        select :service, unnest(cast(:prefixes as text[]))
                        """)
                .param("service", service)
                .param("prefixes", wanted.toArray(String[]::new), Types.ARRAY)
                .update();
    }
}
