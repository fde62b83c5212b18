package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.AskedNames;
import dev.plimsoll.deployments.Contradiction;
import dev.plimsoll.deployments.Contradictions;
import dev.plimsoll.deployments.Runs;
import dev.plimsoll.deployments.StillToCome;
import dev.plimsoll.deployments.WhatRuns;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What runs where, now or at an instant, as it is known now or was known then. */
@RestController
class RunningController {

    private final WhatRuns query;
    private final Contradictions contradictions;
    private final AskedNames names;
    private final Clock clock;

    RunningController(WhatRuns query, Contradictions contradictions, AskedNames names, Clock clock) {
        this.query = query;
        this.contradictions = contradictions;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/running", params = "format!=csv", produces = MediaType.APPLICATION_JSON_VALUE)
    RunningAnswer running(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(name = "known_at", required = false) @Nullable Instant knownAt) {
        names.scope(service, environment, team);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StillToCome.refuse("at", at, now);
        StillToCome.refuse("known_at", knownAt, now);
        var instant = at == null ? now : at;
        var rows = rows(new WhatRuns.Asked(service, environment, team), at, knownAt, now);
        return new RunningAnswer(instant, knownAt == null ? now : knownAt, items(rows, instant, knownAt == null));
    }

    @GetMapping(path = "/api/v1/running", produces = "text/csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(name = "known_at", required = false) @Nullable Instant knownAt) {
        return running(service, environment, team, at, knownAt).csv().answer();
    }

    /** What was known at another time is told without what has spoken against it since. */
    private List<RunningItem> items(List<Runs> rows, Instant at, boolean isAsKnownNow) {
        var grave = isAsKnownNow ? contradictions.grave(rows) : Map.<Runs, Contradiction>of();
        return rows.stream().map(row -> RunningItem.of(row, at, grave.get(row))).toList();
    }

    private List<Runs> rows(WhatRuns.Asked asked, @Nullable Instant at, @Nullable Instant knownAt, Instant now) {
        if (knownAt != null) {
            return query.asKnown(asked, at == null ? now : at, knownAt);
        }
        return at == null ? query.now(asked, now) : query.at(asked, at);
    }
}
