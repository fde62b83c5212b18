package dev.plimsoll.catalog;

import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a service is declared to need to work. */
@Component
class Dependencies {

    private final JdbcClient jdbc;

    Dependencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of the services that a service needs, in order. */
    List<String> of(String service) {
        return jdbc.sql("""
                        select n.name
                          from catalog.dependency d
                          join catalog.service s on s.id = d.service_id
                          join catalog.service n on n.id = d.depends_on_id
                         where s.name = :service
                         order by n.name
                        """).param("service", service).query(String.class).list();
    }

    /** @param needed the present names of services, itself not among them */
    void set(String service, List<String> needed) {
        var names = needed.toArray(String[]::new);
        jdbc.sql("""
                        delete from catalog.dependency d
                         using catalog.service s, catalog.service n
                         where s.id = d.service_id
                           and n.id = d.depends_on_id
                           and s.name = :service
                           and n.name <> all(:names)
                        """)
                .param("service", service)
                .param("names", names, Types.ARRAY)
                .update();
        jdbc.sql("""
                        insert into catalog.dependency (service_id, depends_on_id)
                        select s.id, n.id
                          from catalog.service s
                          join catalog.service n on n.name = any(:names)
                         where s.name = :service
                            on conflict on constraint dependency_pk do nothing
                        """)
                .param("service", service)
                .param("names", names, Types.ARRAY)
                .update();
    }
}
