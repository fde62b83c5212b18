-- What the module of pipelines publishes. Columns are added and never renamed.
-- Owner: module pipelines.

create or replace view pipelines.runs as
select origin, external_id, attempt, repository_id, workflow, ref, sha, status, conclusion, actor, started_at,
       finished_at, url, known_at
  from pipelines.run;

create or replace view pipelines.jobs as
select origin, external_id, run_id, attempt, name, status, conclusion, started_at, finished_at, url
  from pipelines.job;
