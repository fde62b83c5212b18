package dev.plimsoll.deployments;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was derived where it differs from what is believed: the old belief is closed and stays to be read, the new
 * one begins to be known at the same instant, by which the two are found together.
 */
@Component
class ChainWriter {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ChainWriter(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Writes many chains, and says how many beliefs were closed or began to be known. */
    int write(List<DerivedChain> chains) {
        var closed = new ArrayList<Long>();
        var begun = new ArrayList<BeliefRow>();
        chains.forEach(chain -> compare(chain, closed, begun));
        var now = clock.instant().atOffset(UTC);
        close(closed, now);
        begin(begun, now);
        effects(chains);
        running(chains);
        return closed.size() + begun.size();
    }

    private static void compare(DerivedChain chain, List<Long> closed, List<BeliefRow> begun) {
        var believed = new HashMap<Belief, Long>();
        chain.sources().believed().forEach((id, belief) -> believed.put(belief, id));
        var isNew = new ArrayList<Belief>();
        for (var belief : chain.chain().beliefs()) {
            if (believed.remove(belief) == null) {
                isNew.add(belief);
            }
        }
        closed.addAll(believed.values());
        for (var belief : isNew) {
            var corrects = !believed.isEmpty() || isBeforeSomethingKnown(belief, chain);
            begun.add(BeliefRow.of(chain.sources().from().cell(), belief, corrects));
        }
    }

    private static boolean isBeforeSomethingKnown(Belief belief, DerivedChain chain) {
        return chain.sources().believed().values().stream()
                .anyMatch(known ->
                        known.slot().equals(belief.slot()) && known.beganAt().isAfter(belief.beganAt()));
    }

    private void close(List<Long> closed, OffsetDateTime now) {
        if (!closed.isEmpty()) {
            jdbc.sql("""
                            update deployments.interval
                               set known_until = greatest(:now, known_from)
                             where id = any(cast(:ids as bigint[]))
                            """)
                    .param("now", now)
                    .param("ids", closed.toArray(Long[]::new))
                    .update();
        }
    }

    private void begin(List<BeliefRow> begun, OffsetDateTime now) {
        if (!begun.isEmpty()) {
            jdbc.sql("""
                            insert into deployments.interval (
                                   service_id, environment_id, target, slot, began_at, state, deployment_id, sha, digest,
                                   config_hash, weight, since_before, basis, reason, known_from, corrects)
                            select "serviceId", "environmentId", target, slot, "beganAt", state, "deploymentId", sha,
                                   digest, "configHash", weight, "isSinceBefore", basis, reason, :now, corrects
                              from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                     "serviceId" bigint, "environmentId" bigint, target text, slot text,
                                     "beganAt" timestamptz, state text, "deploymentId" bigint, sha text, digest text,
                                     "configHash" text, weight numeric, "isSinceBefore" boolean, basis text, reason text,
                                     corrects boolean)
                            """)
                    .param("rows", json.writeValueAsString(begun))
                    .param("now", now)
                    .update();
        }
    }

    private void effects(List<DerivedChain> chains) {
        var rows = chains.stream()
                .flatMap(chain -> chain.chain().effects().stream()
                        .map(effect -> EffectRow.of(chain.sources().from().cell(), effect)))
                .toList();
        jdbc.sql("""
                        with cell as (
                          select *
                            from jsonb_to_recordset(cast(:cells as jsonb)) as c(
                                   "serviceId" bigint, "environmentId" bigint, target text, since timestamptz)
                        ), derived as (
                          select *
                            from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                   "deploymentId" bigint, "serviceId" bigint, "environmentId" bigint,
                                   "tookEffectAt" timestamptz, slot text, sha text, digest text, "configHash" text,
                                   "countsAs" text, because text, "replacedId" bigint, "replacedSha" text,
                                   "replacedDigest" text, "replacedSince" timestamptz, "versionRestored" boolean,
                                   "verifiedAt" timestamptz, "contradictedAt" timestamptz, "contradictedBy" text)
                        ), gone as (
                          delete from deployments.effect
                           where deployment_id = any(array(
                                   select e.deployment_id
                                     from cell c
                                    cross join lateral (
                                            select deployment_id, (
                                                   select target
                                                     from deployments.deployment
                                                    where id = deployment_id)
                                              from deployments.effect
                                             where service_id = c."serviceId"
                                               and environment_id = c."environmentId"
                                               and took_effect_at >= coalesce(c.since, '-infinity')
                                            offset 0) e (deployment_id, target)
                                    where e.target = c.target
                                      and e.deployment_id not in (select "deploymentId" from derived)))
                        )
                        insert into deployments.effect as e (
                               deployment_id, service_id, environment_id, took_effect_at, slot, sha, digest, config_hash,
                               counts_as, counted_because, replaced_id, replaced_sha, replaced_digest, replaced_since,
                               version_restored, verified_at, contradicted_at, contradicted_by)
                        select "deploymentId", "serviceId", "environmentId", "tookEffectAt", slot, sha, digest,
                               "configHash", "countsAs", because, "replacedId", "replacedSha", "replacedDigest",
                               "replacedSince", "versionRestored", "verifiedAt", "contradictedAt", "contradictedBy"
                          from derived r
                         where not exists (
                                 select
                                   from deployments.effect k
                                  where k.deployment_id = r."deploymentId"
                                    and k is not distinct from row(
                                        r."deploymentId", r."serviceId", r."environmentId", r."tookEffectAt",
                                        r."countsAs", r.because, r."replacedId", r."replacedSha", r."replacedDigest",
                                        r."replacedSince", r."versionRestored", r."verifiedAt", r."contradictedAt",
                                        r."contradictedBy", r.slot, r.sha, r.digest, r."configHash"))
                         order by "deploymentId"
                            on conflict on constraint effect_pk do update
                           set took_effect_at = excluded.took_effect_at, slot = excluded.slot, sha = excluded.sha,
                               digest = excluded.digest, config_hash = excluded.config_hash,
                               counts_as = excluded.counts_as, counted_because = excluded.counted_because,
                               replaced_id = excluded.replaced_id, replaced_sha = excluded.replaced_sha,
                               replaced_digest = excluded.replaced_digest, replaced_since = excluded.replaced_since,
                               version_restored = excluded.version_restored, verified_at = excluded.verified_at,
                               contradicted_at = excluded.contradicted_at, contradicted_by = excluded.contradicted_by
                         where e is distinct from excluded
                        """)
                .param("cells", cells(chains))
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private void running(List<DerivedChain> chains) {
        var rows = chains.stream()
                .flatMap(chain -> chain.chain().current().values().stream()
                        .map(belief -> BeliefRow.of(chain.sources().from().cell(), belief, false)))
                .toList();
        jdbc.sql("""
                        with cell as (
                          select *
                            from jsonb_to_recordset(cast(:cells as jsonb)) as c(
                                   "serviceId" bigint, "environmentId" bigint, target text)
                        ), derived as (
                          select *
                            from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                   "serviceId" bigint, "environmentId" bigint, target text, slot text,
                                   "beganAt" timestamptz, state text, "deploymentId" bigint, sha text, digest text,
                                   "configHash" text, weight numeric, "isSinceBefore" boolean, basis text)
                        ), gone as (
                          delete from deployments.running r
                           using cell c
                           where (r.service_id, r.environment_id, r.target) = (c."serviceId", c."environmentId", c.target)
                             and (r.service_id, r.environment_id, r.target, r.slot) not in (
                                   select "serviceId", "environmentId", target, slot from derived)
                        )
                        insert into deployments.running as r (
                               service_id, environment_id, target, slot, deployment_id, sha, digest, since, state,
                               config_hash, weight, since_before, basis)
                        select "serviceId", "environmentId", target, slot, "deploymentId", sha, digest, "beganAt", state,
                               "configHash", weight, "isSinceBefore", basis
                          from derived
                         order by "serviceId", "environmentId", target, slot
                            on conflict on constraint running_pk do update
                           set deployment_id = excluded.deployment_id, sha = excluded.sha, digest = excluded.digest,
                               since = excluded.since, state = excluded.state, config_hash = excluded.config_hash,
                               weight = excluded.weight, since_before = excluded.since_before, basis = excluded.basis
                         where r is distinct from excluded
                        """)
                .param("cells", cells(chains))
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private String cells(List<DerivedChain> chains) {
        return json.writeValueAsString(
                chains.stream().map(chain -> chain.sources().from()).toList());
    }

    private record BeliefRow(
            long serviceId,
            long environmentId,
            String target,
            String slot,
            Instant beganAt,
            String state,
            @Nullable Long deploymentId,
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash,
            @Nullable BigDecimal weight,
            boolean isSinceBefore,
            String basis,
            String reason,
            boolean corrects) {

        static BeliefRow of(Cell cell, Belief belief, boolean corrects) {
            return new BeliefRow(
                    cell.serviceId(),
                    cell.environmentId(),
                    cell.target(),
                    belief.slot(),
                    belief.beganAt(),
                    belief.state(),
                    belief.deploymentId(),
                    belief.version().sha(),
                    belief.version().digest(),
                    belief.version().configHash(),
                    belief.weight(),
                    belief.isSinceBefore(),
                    belief.basis(),
                    belief.reason(),
                    corrects);
        }
    }

    private record EffectRow(
            long deploymentId,
            long serviceId,
            long environmentId,
            Instant tookEffectAt,
            String slot,
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash,
            @Nullable String countsAs,
            String because,
            @Nullable Long replacedId,
            @Nullable String replacedSha,
            @Nullable String replacedDigest,
            @Nullable Instant replacedSince,
            @Nullable Boolean versionRestored,
            @Nullable Instant verifiedAt,
            @Nullable Instant contradictedAt,
            @Nullable String contradictedBy) {

        static EffectRow of(Cell cell, Effect effect) {
            var replaced = effect.replaced();
            return new EffectRow(
                    effect.deploymentId(),
                    cell.serviceId(),
                    cell.environmentId(),
                    effect.tookEffectAt(),
                    effect.slot(),
                    effect.brought().sha(),
                    effect.brought().digest(),
                    effect.brought().configHash(),
                    effect.countsAs(),
                    effect.because(),
                    replaced == null ? null : replaced.deploymentId(),
                    replaced == null ? null : replaced.sha(),
                    replaced == null ? null : replaced.digest(),
                    replaced == null ? null : replaced.since(),
                    effect.versionRestored(),
                    effect.verifiedAt(),
                    effect.contradictedAt(),
                    effect.contradictedBy());
        }
    }
}
