-- A CI may run what it took from nowhere, and then names no repository.
-- Owner: module pipelines.

alter table pipelines.run alter column repository_id drop not null;
