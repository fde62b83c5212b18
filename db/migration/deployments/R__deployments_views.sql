-- What the ledger publishes. Columns are added and never renamed.
-- Owner: module deployments.

create or replace view deployments.deployments as
select id, origin, external_id, service_id, environment_id, target, repository_id, sha, digest, config_hash, kind,
       state, ref, task, actor, description, run_id, run_attempt, url, log_url, created_at, waiting_at, started_at,
       finished_at, superseded_at, happened_at, flagged, known_at
  from deployments.deployment;

create or replace view deployments.running_now as
select service_id, environment_id, target, deployment_id, sha, digest, since
  from deployments.running;
