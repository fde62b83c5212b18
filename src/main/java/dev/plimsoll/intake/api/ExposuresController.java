package dev.plimsoll.intake.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which credentials senders sent, for programs; the latest first. */
@RestController("exposuresApiController")
class ExposuresController {

    private static final int MOST = 1000;

    private final JdbcClient jdbc;

    ExposuresController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param source only those of this source
     * @param state only those in this state: {@code open, rotated} or {@code dismissed}
     */
    @GetMapping(path = "/api/v1/exposures", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, List<ExposureItem>> all(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String state) {
        var items = jdbc.sql("""
                        select e.id as number, s.name as source, e.rule, e.first_seen_at as exposed_since,
                               e.last_seen_at, e.deliveries, e.state, e.decided_by, e.decided_at, e.reason
                          from intake.exposure e
                          join intake.source s on s.id = e.source_id
                         where (cast(:source as text) is null or s.name = :source)
                           and (cast(:state as text) is null or e.state = :state)
                         order by e.last_seen_at desc, e.id
                         limit :most
                        """)
                .param("source", source)
                .param("state", state)
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(ExposureItem.class))
                .list();
        return Map.of("exposures", items);
    }
}
