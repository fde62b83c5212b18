-- The five measures: what counts, what failed, which commits arrived, when Plimsoll believed so, and what people said of it.
-- Owner: module metrics.
--
-- deployment, failure, remediation and sample are derived. A row is a belief: what no longer follows is closed
-- (known_until) and stays, so that every number can be asked for as it was known at an instant.

create schema metrics;

-- What is to be derived anew, and from which instant on; null for all of it.
create table metrics.due (
    id             bigint generated always as identity,
    what           text not null,
    service_id     bigint,
    since          timestamptz,
    repository_id  bigint,
    sha            text,
    change_number  bigint,

    constraint due_pk primary key (id),
    constraint due_what_known check (what in ('deployments', 'incidents', 'commit', 'change')),
    constraint due_names_its_subject check (
        case when what in ('deployments', 'incidents') then service_id is not null
             when what = 'commit' then repository_id is not null and sha is not null
             else repository_id is not null and change_number is not null end)
);

-- By which edition of the definitions everything was derived last. One row.
create table metrics.definition (
    version integer     not null,
    since   timestamptz not null,

    constraint definition_pk primary key (version)
);

-- Deployments that took effect, and how they count. leader_id is the first of one roll-out to several targets of its
-- environment, tier_leader_id the first of one roll-out to several environments of its tier: only leaders count.
create table metrics.deployment (
    id             bigint generated always as identity,
    deployment_id  bigint      not null,
    service_id     bigint      not null,
    environment_id bigint      not null,
    started_at     timestamptz,
    finished_at    timestamptz not null,
    kind           text        not null,
    because        text        not null,
    sha            text,
    is_counted     boolean     not null,
    leader_id      bigint      not null,
    tier_leader_id bigint      not null,
    rollout        text,
    known_from     timestamptz not null,
    known_until    timestamptz,

    constraint deployment_pk primary key (id),
    constraint deployment_kind_known check (kind in (
        'baseline', 'change', 'config', 'flag', 'rollback', 're_release', 'redeploy')),
    constraint deployment_redeploy_not_counted check (not (is_counted and kind in ('redeploy', 'flag'))),
    constraint deployment_known_in_order check (known_until >= known_from)
);

create unique index deployment_believed_unique on metrics.deployment (deployment_id) where known_until is null;
create index deployment_service_ix on metrics.deployment (service_id, finished_at)
    include (environment_id, deployment_id, kind, is_counted, leader_id, tier_leader_id) where known_until is null;
create index deployment_finished_ix on metrics.deployment (environment_id, finished_at)
    include (service_id, deployment_id, kind, is_counted, leader_id, tier_leader_id) where known_until is null;
create index deployment_corrected_ix on metrics.deployment (finished_at) where known_until is not null;

-- Why a deployment failed: one row for each cause. Of a rollback that withdrew several, one failed and the others were
-- withdrawn with it (role).
create table metrics.failure (
    id             bigint generated always as identity,
    deployment_id  bigint      not null,
    service_id     bigint      not null,
    environment_id bigint      not null,
    finished_at    timestamptz not null,
    cause          text        not null,
    cause_id       text        not null,
    cause_at       timestamptz not null,
    role           text        not null,
    because        text        not null,
    is_certain     boolean     not null,
    detected_at    timestamptz,
    acted_at       timestamptz,
    restored_at    timestamptz,
    known_from     timestamptz not null,
    known_until    timestamptz,

    constraint failure_pk primary key (id),
    constraint failure_cause_known check (cause in ('incident', 'rollback', 'remediation')),
    constraint failure_role_known check (role in ('failed', 'also_withdrawn')),
    constraint failure_known_in_order check (known_until >= known_from)
);

create unique index failure_believed_unique on metrics.failure (deployment_id, cause, cause_id) where known_until is null;
create index failure_service_ix on metrics.failure (service_id, finished_at) where known_until is null;
create index failure_finished_ix on metrics.failure (finished_at);

-- Deployments that were not planned but mended a failed one.
create table metrics.remediation (
    id            bigint generated always as identity,
    deployment_id bigint      not null,
    service_id    bigint      not null,
    finished_at   timestamptz not null,
    mends_id      bigint      not null,
    because       text        not null,
    known_from    timestamptz not null,
    known_until   timestamptz,

    constraint remediation_pk primary key (id),
    constraint remediation_of_another check (mends_id <> deployment_id),
    constraint remediation_known_in_order check (known_until >= known_from)
);

create unique index remediation_believed_unique on metrics.remediation (deployment_id) where known_until is null;
create index remediation_service_ix on metrics.remediation (service_id, finished_at) where known_until is null;
create index remediation_finished_ix on metrics.remediation (finished_at);

-- What first reached an environment of a service with a deployment: a commit, or all commits of a change request. Whole
-- seconds. The stages add up to lead_s; null where a stage is unknown. left_out says why a row is no sample. merge_s is
-- from the merge on.
create table metrics.sample (
    id             bigint generated always as identity,
    unit           text        not null,
    service_id     bigint      not null,
    environment_id bigint      not null,
    deployment_id  bigint      not null,
    repository_id  bigint      not null,
    sha            text,
    change_number  bigint,
    is_bot         boolean     not null,
    began_at       timestamptz,
    began_by       text,
    finished_at    timestamptz not null,
    lead_s         integer,
    coding_s       integer,
    pickup_s       integer,
    review_s       integer,
    release_wait_s integer,
    approval_wait_s integer,
    rollout_s      integer,
    approval_to_merge_s integer,
    merge_s        integer,
    left_out       text,
    flags          text[]      not null,
    is_first_in_tier boolean   not null,
    known_from     timestamptz not null,
    known_until    timestamptz,

    constraint sample_pk primary key (id),
    constraint sample_unit_known check (unit in ('commit', 'change')),
    constraint sample_is_named check (case unit when 'commit' then sha is not null else change_number is not null end),
    constraint sample_began_by_known check (began_by in ('authored', 'opened', 'committed', 'original', 'picked')),
    constraint sample_left_out_known check (left_out in (
        'merge', 'revert', 'in_the_future', 'other_paths', 'twin', 'no_time', 'baseline')),
    constraint sample_has_value check ((lead_s is null) = (left_out is not null)),
    constraint sample_not_negative check (lead_s >= 0),
    constraint sample_stages_add_up check (lead_s is null or lead_s = coalesce(coding_s, 0) + coalesce(pickup_s, 0)
        + coalesce(review_s, 0) + coalesce(release_wait_s, 0) + coalesce(approval_wait_s, 0) + coalesce(rollout_s, 0)),
    constraint sample_known_in_order check (known_until >= known_from)
);

create index sample_deployment_ix on metrics.sample (deployment_id) where known_until is null;
create index sample_finished_ix on metrics.sample (environment_id, unit, finished_at)
    include (service_id, deployment_id, lead_s, is_first_in_tier) where known_until is null and lead_s is not null;
create index sample_service_ix on metrics.sample (service_id, unit, finished_at)
    include (environment_id, deployment_id, lead_s, is_first_in_tier) where known_until is null and lead_s is not null;
create index sample_sha_ix on metrics.sample (repository_id, sha) where known_until is null and sha is not null;
create index sample_change_ix on metrics.sample (repository_id, change_number) where known_until is null;
create index sample_corrected_ix on metrics.sample (finished_at) where known_until is not null;

-- Deployments whose commits are not all known, and why: derived again when commits of the repository are reported.
create table metrics.gap (
    deployment_id bigint not null,
    repository_id bigint,
    service_id    bigint not null,
    outcome       text   not null,

    constraint gap_pk primary key (deployment_id),
    constraint gap_outcome_known check (outcome in (
        'baseline', 'history_incomplete', 'truncated', 'unknown_commit'))
);

create index gap_repository_ix on metrics.gap (repository_id);
create index gap_service_ix on metrics.gap (service_id);

-- What people say of a deployment: that it is not to be counted, that it failed, or that it did not.
create table metrics.mark (
    id            bigint generated always as identity,
    deployment_id bigint      not null,
    word          text        not null,
    because       text        not null,
    marked_by     text        not null,
    marked_at     timestamptz not null,
    lifted_by     text,
    lifted_at     timestamptz,

    constraint mark_pk primary key (id),
    constraint mark_word_known check (word in ('excluded', 'failed', 'not_failed')),
    constraint mark_has_reason check (length(btrim(because)) between 1 and 500),
    constraint mark_lifted_complete check ((lifted_at is null) = (lifted_by is null)),
    constraint mark_in_order check (lifted_at >= marked_at)
);

create unique index mark_standing_unique on metrics.mark (deployment_id) where lifted_at is null;
create index mark_deployment_ix on metrics.mark (deployment_id);

-- What the organisation aims at: the marks of the scales. Up to three a measure, in its own unit: deployments a day,
-- seconds, or shares of one.
create table metrics.target (
    measure  text     not null,
    position smallint not null,
    value    numeric  not null,
    label    text     not null,

    constraint target_pk primary key (measure, position),
    constraint target_measure_known check (measure in (
        'deployment_frequency', 'change_lead_time', 'change_fail_rate', 'failed_deployment_recovery_time',
        'rework_rate')),
    constraint target_position_in_range check (position between 1 and 3),
    constraint target_value_positive check (value > 0),
    constraint target_share_at_most_one check (measure not in ('change_fail_rate', 'rework_rate') or value <= 1),
    constraint target_label_length check (length(label) between 1 and 40)
);
