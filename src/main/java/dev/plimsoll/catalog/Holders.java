package dev.plimsoll.catalog;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says who already goes by a name. */
@Component
class Holders {

    private final JdbcClient jdbc;

    Holders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of the service that goes by this alias. */
    Optional<String> service(String alias) {
        return jdbc.sql("""
                        select s.name
                          from catalog.service s
                         where s.name = :alias
                            or s.id = (select service_id from catalog.service_alias where alias = :alias)
                        """).param("alias", alias).query((row, n) -> row.getString("name")).list().stream()
                .findFirst();
    }

    /** The name of the environment that goes by this alias. */
    Optional<String> environment(String alias) {
        return jdbc.sql("""
                        select e.name
                          from catalog.environment e
                         where lower(e.name) = :alias
                            or e.id = (select environment_id from catalog.environment_alias where alias = :alias)
                        """).param("alias", alias).query((row, n) -> row.getString("name")).list().stream()
                .findFirst();
    }

    long services(long team) {
        return jdbc.sql("select count(*) from catalog.service where team_id = :team")
                .param("team", team)
                .query(Long.class)
                .single();
    }
}
