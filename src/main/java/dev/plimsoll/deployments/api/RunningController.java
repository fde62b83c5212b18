package dev.plimsoll.deployments.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What runs where, now or at an instant. */
@RestController
class RunningController {

    private final RunningQuery query;
    private final Clock clock;

    RunningController(RunningQuery query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/running", produces = MediaType.APPLICATION_JSON_VALUE)
    Running running(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable Instant at) {
        var now = clock.instant();
        var rows = at == null ? query.now(service, environment, team) : query.at(at, service, environment, team);
        return new Running(
                at == null ? now : at,
                now,
                rows.stream().map(row -> Item.of(row, now)).toList());
    }

    /**
     * @param at the instant that was asked for
     * @param knownAt what was known when
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Running(Instant at, Instant knownAt, List<Item> running) {}

    /**
     * @param slot {@code stable}: canaries and colours are not told apart yet
     * @param until null while it runs
     * @param basis {@code claimed}: a pipeline said so
     * @param basisAgeS how long ago, in seconds
     * @param deployment what its sender calls the deployment that brought it
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Item(
            String service,
            String environment,
            String target,
            String slot,
            @Nullable String sha,
            @Nullable String digest,
            Instant since,
            @Nullable Instant until,
            String basis,
            long basisAgeS,
            String deployment,
            long number) {

        static Item of(RunningQuery.Row row, Instant now) {
            return new Item(
                    row.service(),
                    row.environment(),
                    row.target(),
                    "stable",
                    row.sha(),
                    row.digest(),
                    row.since(),
                    null,
                    "claimed",
                    Duration.between(row.since(), now).toSeconds(),
                    row.externalId(),
                    row.number());
        }
    }
}
