package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.Contradiction;
import dev.plimsoll.deployments.Contradictions;
import dev.plimsoll.deployments.NamedCommit;
import dev.plimsoll.deployments.Shas;
import dev.plimsoll.deployments.WhereItRan;
import dev.plimsoll.deployments.Whereabouts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Where a commit is and was. */
@RestController
class ShasController {

    private final Shas shas;
    private final WhereItRan whereItRan;
    private final Contradictions contradictions;
    private final Clock clock;

    ShasController(Shas shas, WhereItRan whereItRan, Contradictions contradictions, Clock clock) {
        this.shas = shas;
        this.whereItRan = whereItRan;
        this.contradictions = contradictions;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/shas/{sha}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer where(@PathVariable String sha) {
        var found = shas.named(sha).stream().map(NamedCommit::sha).toList();
        if (found.isEmpty()) {
            throw new ShaNotFound(sha);
        }
        if (found.size() > 1) {
            throw new ShaAmbiguous(sha, found);
        }
        var where = whereItRan.of(found.get(0));
        return Answer.of(
                where,
                contradictions.foreignArtifacts(where.arrivals()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * @param at when this was asked
     * @param commit what has been reported of it; null if nothing has
     * @param truncated whether more commits contain it than were looked at
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Answer(
            Instant at,
            String sha,
            @Nullable String repository,
            @Nullable CommitItem commit,
            boolean truncated,
            List<ShaPlaceItem> environments) {

        static Answer of(Whereabouts where, Map<Long, Contradiction> foreign, Instant now) {
            var commit = where.commit();
            return new Answer(
                    now,
                    where.sha(),
                    where.repository(),
                    commit == null ? null : CommitItem.of(commit),
                    where.isTruncated(),
                    where.places().stream()
                            .map(place -> ShaPlaceItem.of(
                                    place,
                                    commit == null ? null : commit.writtenAt(),
                                    foreign.get(Objects.requireNonNullElse(place.arrivedWith(), 0L)),
                                    now))
                            .toList());
        }
    }
}
