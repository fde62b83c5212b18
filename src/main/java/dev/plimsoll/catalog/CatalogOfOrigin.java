package dev.plimsoll.catalog;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What one origin has brought into the catalogue: to say more about it, and to forget it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CatalogOfOrigin {

    private final JdbcClient jdbc;

    CatalogOfOrigin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Says who owns a service of this origin; somebody else's service, or one that has an owner, stays as it is. */
    public void own(String origin, String service, String team, int tier) {
        jdbc.sql("insert into catalog.team (name, origin) values (:team, :origin) on conflict (lower(name)) do nothing")
                .param("team", team)
                .param("origin", origin)
                .update();
        jdbc.sql("""
                        update catalog.service
                           set team_id = (select id from catalog.team where lower(name) = lower(:team)), tier = :tier
                         where name = :service
                           and origin = :origin
                           and team_id is null
                        """)
                .param("team", team)
                .param("tier", tier)
                .param("service", service)
                .param("origin", origin)
                .update();
    }

    /**
     * Forgets what this origin brought, but for what others use meanwhile.
     *
     * @param usedServices services that others deploy
     * @param usedEnvironments environments that others deploy to
     */
    public void forget(String origin, Collection<Long> usedServices, Collection<Long> usedEnvironments) {
        jdbc.sql("delete from catalog.repository where origin = :origin")
                .param("origin", origin)
                .update();
        jdbc.sql("delete from catalog.service where origin = :origin and id <> all(cast(:used as bigint[]))")
                .param("origin", origin)
                .param("used", usedServices.toArray(Long[]::new))
                .update();
        jdbc.sql("delete from catalog.environment where origin = :origin and id <> all(cast(:used as bigint[]))")
                .param("origin", origin)
                .param("used", usedEnvironments.toArray(Long[]::new))
                .update();
        jdbc.sql("""
                        delete from catalog.team t
                         where origin = :origin
                           and not exists (select from catalog.service where team_id = t.id)
                        """).param("origin", origin).update();
    }
}
