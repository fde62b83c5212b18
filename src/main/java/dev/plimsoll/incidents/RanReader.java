package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what ran in the places of an incident. */
@Component
class RanReader {

    private static final int MOST = 400;

    private final JdbcClient jdbc;

    RanReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What ran in the window, in the order in which it began; the first of each place may have begun before it. */
    List<RanInterval> of(IncidentScope scope, Instant from, Instant to) {
        return jdbc.sql("""
                        select i.service_id, s.name as service, v.name as environment, i.target, i.sha, i.digest, i.config_hash,
                               i.deployment_id, i.began_at, i.ended_at
                          from deployments.intervals i
                          join catalog.services s on s.id = i.service_id
                          join catalog.environments v on v.id = i.environment_id
                         where i.service_id = any(:services)
                           and i.environment_id = any(:environments)
                           and i.slot = 'stable'
                           and i.state <> 'ended'
                           and i.began_at < :to
                           and (i.ended_at is null or i.ended_at > :from)
                         order by s.name, v.name, i.target, i.began_at
                         limit :most
                        """)
                .param("services", ChangeReader.longs(scope.affected()), Types.ARRAY)
                .param("environments", ChangeReader.longs(scope.environments()), Types.ARRAY)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(RanInterval.class))
                .list();
    }
}
