-- Runs of pipelines and their jobs, as the CI tells of them. A re-run is another attempt of the same run.
-- Owner: module pipelines.

create schema pipelines;

create table pipelines.run (
    origin        text        not null,
    external_id   text        not null,
    attempt       integer     not null,
    repository_id bigint      not null,
    workflow      text,
    ref           text,
    sha           text,
    status        text        not null,
    conclusion    text,
    actor         text,
    started_at    timestamptz,
    finished_at   timestamptz,
    url           text,
    told_at       timestamptz not null,
    rank          smallint    not null,

    constraint run_pk primary key (origin, external_id, attempt),
    constraint run_attempt_in_range check (attempt >= 1)
);

create index run_repository_ix on pipelines.run (repository_id, sha);

create table pipelines.job (
    origin      text        not null,
    external_id text        not null,
    run_id      text        not null,
    attempt     integer     not null,
    name        text,
    status      text        not null,
    conclusion  text,
    started_at  timestamptz,
    finished_at timestamptz,
    url         text,
    told_at     timestamptz not null,
    rank        smallint    not null,

    constraint job_pk primary key (origin, external_id),
    constraint job_attempt_in_range check (attempt >= 1)
);

create index job_run_ix on pipelines.job (origin, run_id, attempt);
