package dev.plimsoll.deployments.web;

import dev.plimsoll.catalog.Catalog;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A small picture of what runs, for a read-me or a dashboard; asked anew each time, sent anew only if it changed. */
@RestController
class BadgeController {

    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final Clock clock;

    BadgeController(Catalog catalog, JdbcClient jdbc, Clock clock) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A badge is a picture also where there is nothing to show: 404, and the word for it. */
    @GetMapping("/badge/{service}/{environment}.svg")
    ResponseEntity<byte[]> badge(@PathVariable String service, @PathVariable String environment) {
        var rows = rows(service, environment);
        return rows.isEmpty()
                ? Badge.unknown(service, environment).picture().answer(HttpStatus.NOT_FOUND)
                : Badge.of(rows, clock.instant()).picture().answer(HttpStatus.OK);
    }

    /** By their present names in any spelling, or by any that they had before; a canary is not yet what runs. */
    private List<BadgeRow> rows(String service, String environment) {
        return jdbc.sql("""
                        select s.name as service, e.name as environment, r.state, r.deployment_id, r.sha, r.digest,
                               r.since, r.since_before, r.weight
                          from catalog.services s
                         cross join catalog.environments e
                          left join deployments.running r on r.service_id = s.id
                                                         and r.environment_id = e.id
                                                         and r.slot in ('stable', 'blue', 'green')
                         where s.name = :service
                           and e.id = :environment
                        """)
                .param("service", catalog.currentName(service).orElse(service))
                .param("environment", catalog.environment(environment).orElse(null), Types.BIGINT)
                .query(DataClassRowMapper.newInstance(BadgeRow.class))
                .list();
    }
}
