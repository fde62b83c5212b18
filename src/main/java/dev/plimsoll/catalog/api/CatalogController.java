package dev.plimsoll.catalog.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The catalogue, for programs. Its lists are short: they come whole. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class CatalogController {

    private final JdbcClient jdbc;

    CatalogController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/services")
    Map<String, List<ServiceItem>> services() {
        return Map.of(
                "services",
                all("select name, team, tier, first_seen_at from catalog.services order by name", ServiceItem.class));
    }

    @GetMapping("/environments")
    Map<String, List<EnvironmentItem>> environments() {
        return Map.of(
                "environments",
                all(
                        "select name, tier, position, first_seen_at from catalog.environments order by position, name",
                        EnvironmentItem.class));
    }

    @GetMapping("/teams")
    Map<String, List<TeamItem>> teams() {
        return Map.of("teams", all("select name from catalog.teams order by name", TeamItem.class));
    }

    private <T> List<T> all(String sql, Class<T> type) {
        return jdbc.sql(sql).query(DataClassRowMapper.newInstance(type)).list();
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ServiceItem(
            String name, @Nullable String team, @Nullable Integer tier, Instant firstSeenAt) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record EnvironmentItem(String name, String tier, int position, Instant firstSeenAt) {}

    record TeamItem(String name) {}
}
