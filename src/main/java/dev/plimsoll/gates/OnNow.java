package dev.plimsoll.gates;

import dev.plimsoll.deployments.AtGate;
import dev.plimsoll.deployments.WaitingAtGates;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the page Now what waits at gates. */
@Component
class OnNow implements WaitingAtGates {

    private final JdbcClient jdbc;

    OnNow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<AtGate> all() {
        return jdbc.sql("""
                        select distinct on (service_id, environment_id) *
                          from gates.request
                         where state in ('pending', 'held')
                         order by service_id, environment_id, requested_at desc, id desc
                         limit 1000
                        """).query(ROW).list();
    }

    @Override
    public Optional<AtGate> of(long service, String environment) {
        return jdbc.sql("""
                        select r.*
                          from gates.request r
                          join catalog.environments e on e.id = r.environment_id
                         where r.state in ('pending', 'held')
                           and r.service_id = :service
                           and lower(e.name) = lower(:environment)
                         order by r.requested_at desc, r.id desc
                         limit 1
                        """)
                .param("service", service)
                .param("environment", environment)
                .query(ROW)
                .optional();
    }

    private static final RowMapper<AtGate> ROW = (row, n) -> new AtGate(
            row.getLong("id"),
            row.getLong("service_id"),
            row.getLong("environment_id"),
            row.getString("sha"),
            row.getString("digest"),
            row.getString("config_hash"),
            row.getString("state").equals(GateState.HELD.word()),
            row.getString("because"),
            RequestMapper.known(row, "requested_at"));
}
