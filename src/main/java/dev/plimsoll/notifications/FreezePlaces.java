package dev.plimsoll.notifications;

import dev.plimsoll.gates.Freeze;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where a freeze holds. */
@Component
class FreezePlaces {

    private final JdbcClient jdbc;

    FreezePlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FreezePlace of(Freeze freeze) {
        return jdbc.sql("""
                        select s.name as service, coalesce(t.name, s.team) as team, e.name as environment, e.tier
                          from (select 1) one
                          left join catalog.services s on s.id = :service
                          left join catalog.teams t on t.id = :team
                          left join catalog.environments e on e.id = :environment
                        """)
                .param("service", freeze.serviceId(), Types.BIGINT)
                .param("team", freeze.teamId(), Types.BIGINT)
                .param("environment", freeze.environmentId(), Types.BIGINT)
                .query((row, n) -> new FreezePlace(
                        row.getString("service"),
                        row.getString("team"),
                        row.getString("environment"),
                        row.getString("tier")))
                .single();
    }
}
