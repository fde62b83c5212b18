package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.Arrivals;
import dev.plimsoll.deployments.Arrived;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What came with one deployment, and what it replaced. */
@RestController
class ArrivalsController {

    private final NamedDeployment named;
    private final Arrivals arrivals;

    ArrivalsController(NamedDeployment named, Arrivals arrivals) {
        this.named = named;
        this.arrivals = arrivals;
    }

    @GetMapping(path = "/api/v1/deployments/{id}/commits", produces = MediaType.APPLICATION_JSON_VALUE)
    Commits commits(@PathVariable String id, @RequestParam(required = false) @Nullable String origin) {
        var deployment = named.find(id, origin).reported();
        return arrivals.with(deployment.number())
                .map(arrived -> Commits.of(deployment, arrived))
                .orElseThrow(() -> new DeploymentNotFound(id));
    }

    @GetMapping(path = "/api/v1/deployments/{id}/replaced", produces = MediaType.APPLICATION_JSON_VALUE)
    ReplacedAnswer replaced(@PathVariable String id, @RequestParam(required = false) @Nullable String origin) {
        return ReplacedAnswer.of(named.find(id, origin));
    }

    /**
     * @param pending whether it has not ended, so that these would arrive
     * @param outcome how far the answer goes: {@code complete, baseline, history_incomplete, truncated, no_effect} or
     *     {@code unknown_commit}
     * @param count how many there are; null where that is unknown
     * @param commits the newest first, at most 500
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Commits(
            String deployment,
            long number,
            String service,
            String environment,
            @Nullable String sha,
            boolean pending,
            String outcome,
            boolean baseline,
            boolean historyIncomplete,
            boolean truncated,
            @Nullable Integer count,
            @Nullable Integer merges,
            List<CommitItem> commits) {

        static Commits of(ReportedDeployment deployment, Arrived arrived) {
            return new Commits(
                    deployment.id(),
                    deployment.number(),
                    deployment.service(),
                    deployment.environment(),
                    arrived.sha(),
                    arrived.isPending(),
                    arrived.outcome().name().toLowerCase(Locale.ROOT),
                    arrived.isBaseline(),
                    arrived.isHistoryIncomplete(),
                    arrived.isTruncated(),
                    arrived.count(),
                    arrived.merges(),
                    arrived.commits().stream().map(CommitItem::of).toList());
        }
    }
}
