package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.Basis;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What runs where, now or at an instant, as it is known now or was known then. */
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
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(name = "known_at", required = false) @Nullable Instant knownAt) {
        var now = clock.instant();
        var asked = new RunningQuery.Asked(service, environment, team);
        var instant = at == null ? now : at;
        return new Running(
                instant,
                knownAt == null ? now : knownAt,
                rows(asked, at, knownAt, now).stream()
                        .map(row -> Item.of(row, instant))
                        .toList());
    }

    private List<RunningQuery.Row> rows(
            RunningQuery.Asked asked, @Nullable Instant at, @Nullable Instant knownAt, Instant now) {
        if (knownAt != null) {
            return query.asKnown(asked, at == null ? now : at, knownAt);
        }
        return at == null ? query.now(asked, now) : query.at(asked, at);
    }

    /**
     * @param at the instant that was asked for
     * @param knownAt what was known when
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Running(Instant at, Instant knownAt, List<Item> running) {}

    /**
     * @param slot {@code stable, canary, blue} or {@code green}
     * @param state {@code running}, or {@code mixed} while a rollout has reached only a part
     * @param weight the share of the traffic in per cent, where it is known
     * @param until null while it runs
     * @param sinceBefore whether it ran already when it was first seen
     * @param basis {@code claimed, observed} or {@code confirmed}
     * @param basisAgeS how old the newest evidence is at the instant that was asked for, in seconds
     * @param replicas how many processes were last seen to run it; null if nobody said
     * @param deployment what its sender calls the deployment that brought it; null if nobody claims it
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Item(
            String service,
            String environment,
            String target,
            String slot,
            String state,
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash,
            @Nullable BigDecimal weight,
            Instant since,
            @Nullable Instant until,
            boolean sinceBefore,
            String basis,
            long basisAgeS,
            @Nullable Integer replicas,
            @Nullable String deployment,
            @Nullable Long number) {

        static Item of(RunningQuery.Row row, Instant at) {
            var basis = Basis.of(
                    row.basis().equals("observed"),
                    row.number(),
                    row.since(),
                    Boolean.TRUE.equals(row.agrees()) ? row.observedAt() : null,
                    at);
            return new Item(
                    row.service(),
                    row.environment(),
                    row.target(),
                    row.slot(),
                    row.state(),
                    row.sha(),
                    row.digest(),
                    row.configHash(),
                    row.weight(),
                    row.since(),
                    row.until(),
                    row.sinceBefore(),
                    basis.word(),
                    basis.age().toSeconds(),
                    row.replicas(),
                    row.externalId(),
                    row.number());
        }
    }
}
