-- When we first heard of a run.
-- Owner: module pipelines.

alter table pipelines.run add column known_at timestamptz;
alter table pipelines.run alter column known_at set default now();
