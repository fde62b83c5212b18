package dev.plimsoll.gates.web;

import dev.plimsoll.PlimsollProperties;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the runbook of a service. */
@Component
class Runbooks {

    private final JdbcClient jdbc;
    private final PlimsollProperties properties;
    private final Clock clock;

    Runbooks(JdbcClient jdbc, PlimsollProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    Runbook of(long service) {
        var today = LocalDate.ofInstant(clock.instant(), properties.zone());
        return jdbc.sql("select runbook_url, runbook_reviewed_on from catalog.services where id = :service")
                .param("service", service)
                .query((row, n) -> new Runbook(
                        row.getString("runbook_url"), row.getObject("runbook_reviewed_on", LocalDate.class), today))
                .optional()
                .orElse(new Runbook(null, null, today));
    }
}
