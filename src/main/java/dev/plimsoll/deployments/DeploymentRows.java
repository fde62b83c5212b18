package dev.plimsoll.deployments;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The deployments themselves: their identity is written once, all else is what follows from the reports. */
@Component
class DeploymentRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DeploymentRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Returns our number of each reported deployment by its identity; one not heard of before gets its row here. */
    Map<Object, Long> identify(List<DeploymentReport> said, Map<Claim, Place> places) {
        var ids = new HashMap<Object, Long>();
        if (said.isEmpty()) {
            return ids;
        }
        var rows = said.stream().map(report -> Identity.of(report, places)).toList();
        jdbc.sql(
                        """
                        with said as (
                          select distinct on (origin, "externalId") *
                            from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                   origin text, "externalId" text, "serviceId" bigint, "environmentId" bigint,
                                   target text, "repositoryId" bigint, "happenedAt" timestamptz)
                           order by origin, "externalId", "happenedAt"
                        ), known as (
                          select d.id, d.origin, d.external_id
                            from deployments.deployment d
                            join said s on s.origin = d.origin and s."externalId" = d.external_id
                        ), added as (
                          insert into deployments.deployment (
                                 origin, external_id, service_id, environment_id, target, repository_id, kind, state,
                                 happened_at, known_at)
                          select origin, "externalId", "serviceId", "environmentId", target, "repositoryId", 'code',
                                 'created', "happenedAt", :now
                            from said s
                           where not exists (select from known k
                                              where (k.origin, k.external_id) = (s.origin, s."externalId"))
                              on conflict on constraint deployment_identity_unique
                              do update set known_at = excluded.known_at
                          returning id, origin, external_id
                        )
                        select * from known
                        union all
                        select * from added
                        """)
                .param("rows", json.writeValueAsString(rows))
                .param("now", clock.instant().atOffset(UTC))
                .query((row, n) ->
                        ids.put(List.of(row.getString("origin"), row.getString("external_id")), row.getLong("id")))
                .list();
        return ids;
    }

    void update(Map<Long, Standing> standings) {
        var rows = standings.entrySet().stream()
                .map(entry -> Derived.of(entry.getKey(), entry.getValue()))
                .toList();
        jdbc.sql(
                        """
                        update deployments.deployment d
                           set sha = f.sha, digest = f.digest, config_hash = f."configHash",
                               kind = coalesce(f.kind, 'code'), state = r.state, ref = f.ref, task = f.task,
                               actor = f.actor, description = f.description, run_id = f."runId",
                               run_attempt = f."runAttempt", url = f.url, log_url = f."logUrl",
                               created_at = r."createdAt", waiting_at = r."waitingAt", started_at = r."startedAt",
                               finished_at = r."finishedAt", superseded_at = r."supersededAt",
                               happened_at = r."happenedAt", flagged = r.flagged
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                 id bigint, state text, facts jsonb, "createdAt" timestamptz, "waitingAt" timestamptz,
                                 "startedAt" timestamptz, "finishedAt" timestamptz, "supersededAt" timestamptz,
                                 "happenedAt" timestamptz, flagged text),
                               jsonb_to_record(r.facts) as f(
                                 sha text, digest text, "configHash" text, kind text, ref text, task text, actor text,
                                 description text, "runId" text, "runAttempt" integer, url text, "logUrl" text)
                         where d.id = r.id
                        """)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** The deployments that these reviews are about, as far as they are known. */
    Set<Long> reviewed(List<DeploymentReview> reviewed, Map<Claim, Place> places) {
        if (reviewed.isEmpty()) {
            return Set.of();
        }
        var runs = reviewed.stream()
                .map(review -> new Run(
                        review.origin(),
                        review.runId(),
                        Objects.requireNonNull(places.get(review.about())).environmentId()))
                .distinct()
                .toList();
        return jdbc.sql(
                        """
                        select d.id
                          from deployments.deployment d
                          join jsonb_to_recordset(cast(:runs as jsonb)) as r(
                                 origin text, "runId" text, "environmentId" bigint)
                            on d.origin = r.origin
                           and d.run_id = r."runId"
                           and d.environment_id = r."environmentId"
                        """)
                .param("runs", json.writeValueAsString(runs))
                .query(Long.class)
                .set();
    }

    Set<String> services(Set<Long> ids) {
        return jdbc.sql(
                        """
                        select distinct s.name
                          from deployments.deployment d
                          join catalog.services s on s.id = d.service_id
                         where d.id in (:ids)
                        """)
                .param("ids", ids)
                .query(String.class)
                .set();
    }

    private record Identity(
            String origin,
            String externalId,
            @Nullable Long serviceId,
            @Nullable Long environmentId,
            String target,
            @Nullable Long repositoryId,
            Instant happenedAt) {

        static Identity of(DeploymentReport report, Map<Claim, Place> places) {
            var place = Objects.requireNonNull(places.get(report.about()));
            return new Identity(
                    report.origin(),
                    report.externalId(),
                    place.serviceId(),
                    place.environmentId(),
                    report.target(),
                    place.repositoryId(),
                    report.occurredAt());
        }
    }

    private record Derived(
            long id,
            String state,
            DeploymentFacts facts,
            @Nullable Instant createdAt,
            @Nullable Instant waitingAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant supersededAt,
            Instant happenedAt,
            @Nullable String flagged) {

        static Derived of(long id, Standing standing) {
            return new Derived(
                    id,
                    standing.state().word(),
                    standing.facts(),
                    standing.createdAt(),
                    standing.waitingAt(),
                    standing.startedAt(),
                    standing.finishedAt(),
                    standing.supersededAt(),
                    standing.happenedAt(),
                    standing.flagged());
        }
    }

    private record Run(String origin, String runId, @Nullable Long environmentId) {}
}
