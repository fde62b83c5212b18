-- The ledger: what was said of each deployment, what follows from it, and what runs where because of it.
-- Owner: module deployments.

create schema deployments;

-- One row per deployment. Its identity is what its sender calls it; everything else is derived from the reports and
-- reviews below and can be derived anew.
create table deployments.deployment (
    id             bigint generated always as identity,
    origin         text        not null,
    external_id    text        not null,
    service_id     bigint      not null,
    environment_id bigint      not null,
    target         text        not null,
    repository_id  bigint,
    sha            text,
    digest         text,
    config_hash    text,
    kind           text        not null,
    state          text        not null,
    ref            text,
    task           text,
    actor          text,
    description    text,
    run_id         text,
    run_attempt    integer,
    url            text,
    log_url        text,
    created_at     timestamptz,
    waiting_at     timestamptz,
    started_at     timestamptz,
    finished_at    timestamptz,
    superseded_at  timestamptz,
    happened_at    timestamptz not null,
    flagged        text,
    known_at       timestamptz not null,

    constraint deployment_pk primary key (id),
    constraint deployment_identity_unique unique (external_id, origin),
    constraint deployment_state_known check (state in (
        'created', 'waiting', 'queued', 'running', 'succeeded', 'failed', 'cancelled', 'rejected', 'partial')),
    constraint deployment_kind_known check (kind in ('code', 'config', 'infra', 'flag', 'secret', 'migration')),
    constraint deployment_sha_length check (length(sha) between 4 and 64),
    constraint deployment_attempt_in_range check (run_attempt >= 1)
);

-- The list of all deployments, newest first; what happened in a window.
create index deployment_happened_ix on deployments.deployment (happened_at desc, id desc);
-- The history of one service; what ran in one (service, environment, target).
create index deployment_service_ix on deployments.deployment (service_id, happened_at desc, id desc);
create index deployment_key_ix on deployments.deployment (service_id, environment_id, happened_at desc, id desc);
create index deployment_success_ix
    on deployments.deployment (service_id, environment_id, target, finished_at desc, origin desc, external_id desc)
    where state = 'succeeded';
-- Counts per day and column of the matrix.
create index deployment_environment_ix on deployments.deployment (environment_id, happened_at);
-- Where is this SHA, also by its beginning.
create index deployment_sha_ix on deployments.deployment (sha text_pattern_ops) where sha is not null;
-- What a review of a run is about.
create index deployment_run_ix on deployments.deployment (origin, run_id, environment_id) where run_id is not null;
-- What is under way.
create index deployment_open_ix on deployments.deployment (state, happened_at)
    where state in ('created', 'waiting', 'queued', 'running');

-- What was said of a deployment, append-only. The same said of the same instant twice is one report.
create table deployments.report (
    id            bigint generated always as identity,
    deployment_id bigint      not null,
    state         text        not null,
    occurred_at   timestamptz not null,
    skewed        boolean     not null,
    delivery_id   bigint,
    facts         jsonb       not null,
    facts_hash    text        not null generated always as (md5(facts::text)) stored,

    constraint report_pk primary key (id),
    constraint report_said_once unique (deployment_id, state, occurred_at, facts_hash),
    constraint report_state_known check (state in (
        'created', 'waiting', 'queued', 'running', 'succeeded', 'failed', 'cancelled', 'rejected', 'partial',
        'superseded')),
    constraint report_deployment_fk foreign key (deployment_id) references deployments.deployment (id) on delete cascade
);

-- What a person said at a gate of the forge's own: it names a run and an environment, not a deployment, and may be
-- heard of before the deployment is.
create table deployments.review (
    origin         text        not null,
    run_id         text        not null,
    environment_id bigint      not null,
    state          text        not null,
    occurred_at    timestamptz not null,
    reviewer       text,
    comment        text,
    delivery_id    bigint,

    constraint review_pk primary key (origin, run_id, environment_id, state, occurred_at),
    constraint review_state_known check (state in ('requested', 'approved', 'rejected'))
);

-- What runs: one row per (service, environment, target), the newest success by the time it took effect.
create table deployments.running (
    service_id     bigint      not null,
    environment_id bigint      not null,
    target         text        not null,
    deployment_id  bigint      not null,
    sha            text,
    digest         text,
    since          timestamptz not null,

    constraint running_pk primary key (service_id, environment_id, target),
    constraint running_deployment_fk foreign key (deployment_id) references deployments.deployment (id) on delete cascade
);

create index running_environment_ix on deployments.running (environment_id);
create index running_sha_ix on deployments.running (sha text_pattern_ops) where sha is not null;
create index running_deployment_ix on deployments.running (deployment_id);
