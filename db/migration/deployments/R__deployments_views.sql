-- What the ledger publishes. Columns are added and never renamed.
-- Owner: module deployments.

create or replace view deployments.deployments as
select id, origin, external_id, service_id, environment_id, target, repository_id, sha, digest, config_hash, kind,
       state, ref, task, actor, description, run_id, run_attempt, url, log_url, created_at, waiting_at, started_at,
       finished_at, superseded_at, happened_at, flagged, known_at, slot, weight, rollout, rollback_of, fixes
  from deployments.deployment;

create or replace view deployments.running_now as
select service_id, environment_id, target, deployment_id, sha, digest, since, slot, state, config_hash, weight,
       since_before, basis, reason
  from deployments.running;

-- What is believed to have run, each with its end: the next beginning in the same place, null while it lasts.
create or replace view deployments.intervals as
select i.id, i.service_id, i.environment_id, i.target, i.slot, i.began_at,
       (select n.began_at
          from deployments.interval n
         where n.service_id = i.service_id
           and n.environment_id = i.environment_id
           and n.target = i.target
           and n.slot = i.slot
           and n.began_at > i.began_at
           and n.known_until is null
         order by n.began_at
         limit 1) as ended_at,
       i.state, i.deployment_id, i.sha, i.digest, i.config_hash, i.weight, i.since_before, i.basis, i.reason,
       i.known_from
  from deployments.interval i
 where i.known_until is null;

-- What each deployment did where it went.
create or replace view deployments.effects as
select deployment_id, service_id, environment_id, took_effect_at, counts_as, counted_because, replaced_id,
       replaced_sha, replaced_digest, replaced_since, version_restored, verified_at, contradicted_at, contradicted_by,
       slot, sha, digest, config_hash
  from deployments.effect;

-- Rollbacks: what was withdrawn, what came back, how long it took. Whether the service recovered is for incidents to say.
create or replace view deployments.rollbacks as
select e.deployment_id, e.service_id, e.environment_id, d.target, e.replaced_id as from_deployment_id,
       e.replaced_sha as from_sha, d.sha as to_sha, d.digest as to_digest, d.config_hash as to_config_hash,
       d.started_at, d.finished_at, d.finished_at - d.started_at as duration, e.version_restored, e.counted_because,
       e.took_effect_at
  from deployments.effect e
  join deployments.deployment d on d.id = e.deployment_id
 where e.counts_as = 'rollback';

-- Where two senders, or a sender and what was seen, cannot both be right. deployment_id is null where nobody claimed
-- anything; found_* is what speaks against said_*, other_at since when.
create or replace view deployments.contradictions as
select 'artifact_of_another_commit' as kind, d.id as deployment_id, d.service_id, d.environment_id, d.target,
       d.happened_at as since, d.sha as said_sha, b.sha as found_sha, d.digest as said_digest,
       d.digest as found_digest, b.finished_at as other_at,
       (select max(k.status)
          from changes.builds k
         where k.sha = d.sha
           and k.status = 'skipped'
           and (k.service_id is null or k.service_id = d.service_id)
           and not exists (
               select
                 from changes.builds g
                where g.sha = d.sha
                  and g.status = 'succeeded'
                  and (g.service_id is null or g.service_id = d.service_id))) as detail
  from deployments.deployment d
 cross join lateral (
       select sha, finished_at
         from changes.builds
        where digest = d.digest
          and sha <> d.sha
        order by finished_at, sha
        limit 1) b
 where d.digest is not null
   and d.state in ('running', 'succeeded', 'partial', 'failed')
   and not exists (select from changes.builds own where own.digest = d.digest and own.sha = d.sha)
 union all
select 'same_artifact_new_commit', d.id, d.service_id, d.environment_id, d.target, d.happened_at, d.sha, e.replaced_sha,
       d.digest, e.replaced_digest, e.replaced_since, null
  from deployments.effect e
  join deployments.deployment d on d.id = e.deployment_id
 where e.replaced_digest = d.digest
   and e.replaced_sha <> d.sha
 union all
select 'no_op', d.id, d.service_id, d.environment_id, d.target, d.happened_at, d.sha, e.replaced_sha, d.digest,
       e.replaced_digest, e.replaced_since, null
  from deployments.effect e
  join deployments.deployment d on d.id = e.deployment_id
 where e.counts_as = 'redeploy'
 union all
select 'built_twice', d.id, d.service_id, d.environment_id, d.target, d.happened_at, d.sha, d.sha, d.digest, b.digest,
       b.finished_at, b.url
  from deployments.deployment d
 cross join lateral (
       select o.digest, o.finished_at, o.url
         from changes.builds m
         join changes.builds o on o.sha = m.sha
                              and o.digest <> m.digest
                              and o.service_id is not distinct from m.service_id
                              and o.platform is not distinct from m.platform
        where m.sha = d.sha
          and m.digest = d.digest
        order by o.finished_at, o.digest
        limit 1) b
 where d.digest is not null
   and d.sha is not null
   and d.state in ('running', 'succeeded', 'partial', 'failed')
 union all
select 'tag_moved', d.id, d.service_id, d.environment_id, d.target, d.happened_at, d.sha, b.sha, d.digest, b.digest,
       b.finished_at, b.image
  from deployments.deployment d
 cross join lateral (
       select o.sha, o.digest, o.finished_at, o.image
         from changes.builds m
         join changes.builds o on o.image = m.image
                              and o.digest <> m.digest
                              and o.platform is not distinct from m.platform
        where m.digest = d.digest
          and position('@' in m.image) = 0
          and m.image ~ ':[^/]+$'
        order by o.finished_at, o.digest
        limit 1) b
 where d.digest is not null
   and d.state in ('running', 'succeeded', 'partial', 'failed')
 union all
select 'other_version_runs', d.id, d.service_id, d.environment_id, d.target, e.contradicted_at, d.sha, o.sha, d.digest,
       o.digest, o.began_at, e.contradicted_by
  from deployments.effect e
  join deployments.deployment d on d.id = e.deployment_id
  left join deployments.interval o on o.service_id = e.service_id
                                  and o.environment_id = e.environment_id
                                  and o.target = d.target
                                  and o.slot = d.slot
                                  and o.began_at = e.contradicted_at
                                  and o.known_until is null
 where e.contradicted_at is not null
 union all
select 'unexplained_change', null, i.service_id, i.environment_id, i.target, i.began_at, null, i.sha, null, i.digest,
       i.began_at, null
  from deployments.interval i
 where i.known_until is null
   and i.reason = 'unexplained'
   and not exists (
       select
         from deployments.deployment d
        where d.service_id = i.service_id
          and d.environment_id = i.environment_id
          and d.target = i.target
          and d.sha = i.sha
          and d.started_at <= i.began_at
          and coalesce(d.finished_at, 'infinity') >= i.began_at);

-- What each rollback went back to, and the one deployment that it withdrew: the first after the restored version, unless
-- its sender named another.
create or replace view deployments.withdrawals as
select w.rollback_id, w.deployment_id, w.restored_since, w.restored_until, w.restored_config_hash
  from deployments.withdrawal w
  join deployments.effect e on e.deployment_id = w.rollback_id
 where e.counts_as = 'rollback';
