-- Commits, change requests and builds: what could be deployed, who wrote it and which artifact it became.
-- Owner: module changes.

create schema changes;

create table changes.commit (
    repository_id bigint not null,
    sha           text   not null,
    author        text,
    subject       text,
    authored_at   timestamptz,
    committed_at  timestamptz,
    parents       text[],
    paths         text[],
    change_number bigint,
    url           text,

    constraint commit_pk primary key (repository_id, sha),
    constraint commit_sha_length check (length(sha) between 4 and 64)
);

-- Search by a SHA or the beginning of one.
create index commit_sha_ix on changes.commit (sha text_pattern_ops);

create table changes.change_request (
    repository_id   bigint not null,
    number          bigint not null,
    title           text,
    author          text,
    state           text   not null,
    opened_at       timestamptz,
    first_review_at timestamptz,
    approved_at     timestamptz,
    merged_at       timestamptz,
    closed_at       timestamptz,
    merge_sha       text,
    head_sha        text,
    merged_by       text,
    url             text,
    told_at         timestamptz not null,

    constraint change_request_pk primary key (repository_id, number),
    constraint change_request_state_known check (state in ('open', 'merged', 'closed')),
    constraint change_request_merge_complete check (state <> 'merged' or merged_at is not null)
);

-- Which change request brought this commit in.
create index change_request_merge_sha_ix on changes.change_request (merge_sha) where merge_sha is not null;
create index change_request_head_sha_ix on changes.change_request (head_sha) where head_sha is not null;

-- origin, external_id: who built it and what they call the build.
create table changes.build (
    id            bigint generated always as identity,
    origin        text        not null,
    external_id   text        not null,
    repository_id bigint,
    service_id    bigint,
    sha           text,
    digest        text,
    image         text,
    platform      text,
    status        text        not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    url           text,
    told_at       timestamptz not null,
    rank          smallint    not null,

    constraint build_pk primary key (id),
    constraint build_identity_unique unique (origin, external_id),
    constraint build_status_known check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'skipped'))
);

create index build_sha_ix on changes.build (sha) where sha is not null;
create index build_digest_ix on changes.build (digest) where digest is not null;
