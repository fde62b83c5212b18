package dev.plimsoll.deployments;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The deployments themselves. Identity and place are written once, all else is what follows from the reports. */
@Component
class DeploymentRows {

    /** One order for all, so that two batches at once wait for each other and never in a circle. */
    static final Comparator<DeploymentIdentity> ORDER =
            Comparator.comparing(DeploymentIdentity::origin).thenComparing(DeploymentIdentity::externalId);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DeploymentRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Writes all of them in one statement. Those that are known by a lookup first: a conflict would use up a number. */
    Written write(List<DeploymentRow> rows) {
        return write(rows, clock.instant().atOffset(UTC));
    }

    /** Writes again what follows from what is known: nothing has been learned. */
    void derive(List<DeploymentRow> rows) {
        write(rows, null);
    }

    private Written write(List<DeploymentRow> rows, @Nullable OffsetDateTime now) {
        var numbers = new HashMap<DeploymentIdentity, Long>();
        var cells = new HashMap<DeploymentIdentity, Cell>();
        var services = new TreeSet<String>();
        jdbc.sql("""
                        with said as (
                          select r.*, f.*, k.id as known,
                                 case when f.kind in ('flag', 'secret', 'infra', 'migration') then f.kind
                                      else coalesce(f.slot, 'stable') end as lane
                            from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                   origin text, "externalId" text, "serviceId" bigint, "environmentId" bigint,
                                   target text, "repositoryId" bigint, state text, facts jsonb,
                                   "createdAt" timestamptz, "waitingAt" timestamptz, "startedAt" timestamptz,
                                   "finishedAt" timestamptz, "supersededAt" timestamptz, "happenedAt" timestamptz,
                                   flagged text)
                           cross join lateral jsonb_to_record(r.facts) as f(
                                   sha text, digest text, "configHash" text, kind text, ref text, task text,
                                   actor text, description text, "runId" text, "runAttempt" integer, url text,
                                   "logUrl" text, slot text, weight numeric, rollout text, "rollbackOf" text,
                                   fixes text)
                            left join lateral (
                                   select id
                                     from deployments.deployment
                                    where external_id = r."externalId"
                                      and origin = r.origin
                                    limit 1) k on true
                        ), known as (
                          update deployments.deployment d
                             set sha = s.sha, digest = s.digest, config_hash = s."configHash",
                                 kind = coalesce(s.kind, 'code'), state = s.state, ref = s.ref, task = s.task,
                                 actor = s.actor, description = s.description, run_id = s."runId",
                                 run_attempt = s."runAttempt", url = s.url, log_url = s."logUrl",
                                 created_at = s."createdAt", waiting_at = s."waitingAt",
                                 started_at = s."startedAt", finished_at = s."finishedAt",
                                 superseded_at = s."supersededAt", happened_at = s."happenedAt",
                                 flagged = s.flagged, known_at = coalesce(cast(:now as timestamptz), d.known_at), slot = s.lane, weight = s.weight,
                                 rollout = s.rollout, rollback_of = s."rollbackOf", fixes = s.fixes
                            from said s
                           where d.id = s.known
                             and d.id = any(array(select known from said))
                          returning d.id, d.origin, d.external_id, d.service_id, d.environment_id, d.target
                        ), added as (
                          insert into deployments.deployment (
                                 origin, external_id, service_id, environment_id, target, repository_id, sha, digest,
                                 config_hash, kind, state, ref, task, actor, description, run_id, run_attempt, url,
                                 log_url, created_at, waiting_at, started_at, finished_at, superseded_at, happened_at,
                                 flagged, known_at, slot, weight, rollout, rollback_of, fixes)
                          select origin, "externalId", "serviceId", "environmentId", target, "repositoryId", sha,
                                 digest, "configHash", coalesce(kind, 'code'), state, ref, task, actor, description,
                                 "runId", "runAttempt", url, "logUrl", "createdAt", "waitingAt", "startedAt",
                                 "finishedAt", "supersededAt", "happenedAt", flagged, :now, lane, weight, rollout,
                                 "rollbackOf", fixes
                            from said
                           where known is null
                          returning id, origin, external_id, service_id, environment_id, target
                        )
                        select w.id, w.origin, w.external_id, w.service_id, w.environment_id, w.target,
                               (select name from catalog.services where id = w.service_id) as service
                          from (select * from known union all select * from added) w
                        """)
                .param("rows", json.writeValueAsString(rows))
                .param("now", now)
                .query((row, n) -> {
                    services.add(row.getString("service"));
                    var identity = new DeploymentIdentity(row.getString("origin"), row.getString("external_id"));
                    cells.put(
                            identity,
                            new Cell(
                                    row.getLong("service_id"), row.getLong("environment_id"), row.getString("target")));
                    return numbers.put(identity, row.getLong("id"));
                })
                .list();
        return new Written(numbers, cells, services);
    }

    /** The deployments that these reviews are about, as far as they are known. */
    Set<DeploymentIdentity> reviewed(List<DeploymentReview> reviewed, Map<Claim, Place> places) {
        if (reviewed.isEmpty()) {
            return Set.of();
        }
        var runs = reviewed.stream()
                .map(review -> new GatedRun(
                        review.origin(),
                        review.runId(),
                        Objects.requireNonNull(Objects.requireNonNull(places.get(review.about()))
                                .environmentId())))
                .distinct()
                .toList();
        return jdbc.sql("""
                        select d.origin, d.external_id
                          from jsonb_to_recordset(cast(:runs as jsonb)) as r(
                                 origin text, "runId" text, "environmentId" bigint)
                         cross join lateral (
                                 select origin, external_id
                                   from deployments.deployment
                                  where origin = r.origin
                                    and run_id = r."runId"
                                    and environment_id = r."environmentId"
                                  order by id
                                  limit 1000) d
                        """)
                .param("runs", json.writeValueAsString(runs))
                .query((row, n) -> new DeploymentIdentity(row.getString("origin"), row.getString("external_id")))
                .set();
    }
}
