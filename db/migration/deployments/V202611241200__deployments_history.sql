-- The history: what ran where from when to when, when Plimsoll believed so, and how it knows.
-- Owner: module deployments.

-- What a deployment says of itself beside its version.
alter table deployments.deployment
    add column slot        text not null default 'stable',
    add column weight      numeric,
    add column rollout     text,
    add column rollback_of text,
    add column fixes       text,
    add constraint deployment_slot_known check (slot in (
        'stable', 'canary', 'blue', 'green', 'flag', 'secret', 'infra', 'migration')),
    add constraint deployment_weight_in_range check (weight between 0 and 100);

-- Which deployments were named as the ones that others roll back or mend.
create index deployment_rollback_of_ix on deployments.deployment (origin, rollback_of) where rollback_of is not null;
create index deployment_rollout_ix on deployments.deployment (rollout) where rollout is not null;
create index deployment_digest_ix on deployments.deployment (digest) where digest is not null;

-- What was seen running, append-only. The same seen at the same instant by the same means is one observation.
create table deployments.observation (
    id             bigint generated always as identity,
    origin         text        not null,
    service_id     bigint      not null,
    environment_id bigint      not null,
    target         text        not null,
    slot           text        not null,
    sha            text,
    digest         text,
    config_hash    text,
    replicas       integer,
    observer       text        not null,
    observed_at    timestamptz not null,
    skewed         boolean     not null,
    delivery_id    bigint,
    identity_hash  text        not null generated always as (
        md5(coalesce(sha, '') || '/' || coalesce(digest, '') || '/' || coalesce(config_hash, '') || '/'
            || coalesce(replicas::text, ''))) stored,

    constraint observation_pk primary key (id),
    constraint observation_seen_once unique (
        service_id, environment_id, target, slot, observed_at, observer, origin, identity_hash),
    constraint observation_slot_known check (slot in ('stable', 'canary', 'blue', 'green')),
    constraint observation_observer_known check (observer in ('version-endpoint', 'cluster', 'registry')),
    constraint observation_says_something check (sha is not null or digest is not null or replicas is not null),
    constraint observation_replicas_in_range check (replicas >= 0),
    constraint observation_sha_length check (length(sha) between 4 and 64)
);

-- What ran: a row is one belief that from this instant on this version ran there. It ends where the next begins, so two
-- of them cannot overlap. A corrected belief is closed (known_until) and stays to be read.
create table deployments.interval (
    id             bigint generated always as identity,
    service_id     bigint      not null,
    environment_id bigint      not null,
    target         text        not null,
    slot           text        not null,
    began_at       timestamptz not null,
    state          text        not null,
    deployment_id  bigint,
    sha            text,
    digest         text,
    config_hash    text,
    weight         numeric,
    since_before   boolean     not null,
    basis          text        not null,
    reason         text        not null,
    known_from     timestamptz not null,
    known_until    timestamptz,

    constraint interval_pk primary key (id),
    constraint interval_state_known check (state in ('running', 'mixed', 'ended')),
    constraint interval_basis_known check (basis in ('claimed', 'observed')),
    constraint interval_reason_known check (reason in (
        'deployed', 'partial', 'first_sight', 'mismatch', 'unexplained', 'settled', 'promoted', 'aborted', 'gone')),
    constraint interval_claim_has_deployment check (basis = 'observed' or deployment_id is not null),
    constraint interval_known_in_order check (known_until >= known_from),
    constraint interval_deployment_fk foreign key (deployment_id) references deployments.deployment (id)
        on delete cascade
);

-- What is believed now, one beginning once: what ran at an instant is one step down this index.
create unique index interval_believed_unique
    on deployments.interval (service_id, environment_id, target, slot, began_at) where known_until is null;
-- What was believed before.
create index interval_corrected_ix on deployments.interval (service_id, environment_id, known_until desc)
    where known_until is not null;
create index interval_corrected_at_ix on deployments.interval (known_until desc) where known_until is not null;
-- Whether this version ran there before; where this SHA is and was.
create index interval_sha_ix on deployments.interval (sha text_pattern_ops, service_id, environment_id)
    where known_until is null and sha is not null;
create index interval_deployment_ix on deployments.interval (deployment_id);
-- What changed in a window of time.
create index interval_began_ix on deployments.interval (began_at) where known_until is null;

-- What a deployment did where it went, derived: how it counts and by which rule, what it replaced, whether it was seen.
create table deployments.effect (
    deployment_id    bigint      not null,
    service_id       bigint      not null,
    environment_id   bigint      not null,
    took_effect_at   timestamptz not null,
    counts_as        text,
    counted_because  text        not null,
    replaced_id      bigint,
    replaced_sha     text,
    replaced_digest  text,
    replaced_since   timestamptz,
    version_restored boolean,
    verified_at      timestamptz,
    contradicted_at  timestamptz,
    contradicted_by  text,

    constraint effect_pk primary key (deployment_id),
    constraint effect_counts_as_known check (counts_as in ('baseline', 'change', 'redeploy', 'rollback', 'config')),
    constraint effect_deployment_fk foreign key (deployment_id) references deployments.deployment (id)
        on delete cascade
);

create index effect_kind_ix on deployments.effect (counts_as, took_effect_at desc, deployment_id desc);
create index effect_replaced_ix on deployments.effect (replaced_id) where replaced_id is not null;
create index effect_contradicted_ix on deployments.effect (contradicted_at) where contradicted_at is not null;

-- What runs now: one small row per (service, environment, target, slot), the last of its beliefs.
alter table deployments.running drop constraint running_pk;
alter table deployments.running
    add column slot         text    not null default 'stable',
    add column state        text    not null default 'running',
    add column config_hash  text,
    add column weight       numeric,
    add column since_before boolean not null default false,
    add column basis        text    not null default 'claimed',
    alter column deployment_id drop not null,
    add constraint running_pk primary key (service_id, environment_id, target, slot),
    add constraint running_state_known check (state in ('running', 'mixed', 'ended')),
    add constraint running_basis_known check (basis in ('claimed', 'observed'));

-- The histories that are there are derived by "rebuild" at the next start.
create table deployments.rebuild_due (
    reason text not null,

    constraint rebuild_due_pk primary key (reason)
);
insert into deployments.rebuild_due (reason)
select 'intervals are new' where exists (select from deployments.deployment);
