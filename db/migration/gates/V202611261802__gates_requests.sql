-- Requests to pass a gate, the votes on them, and each step from state to state. Votes and steps are facts: written once.
-- Owner: module gates.

create table gates.request (
    id             bigint      generated always as identity,
    asked_by       text        not null,
    asked_key      text        not null,
    service_id     bigint      not null,
    environment_id bigint      not null,
    targets        text[]      not null,
    sha            text,
    digest         text,
    config_hash    text,
    ref            text,
    kind           text        not null,
    image          text,
    platform       text,
    labels         jsonb       not null,
    required       text[]      not null,
    run_url        text,
    hands          text[]      not null,
    is_rollback    boolean     not null,
    state          text        not null,
    round          integer     not null,
    policies       bigint[]    not null,
    findings       jsonb       not null,
    base_sha       text,
    base_digest    text,
    evidence       text        not null,
    because        text        not null,
    requested_at   timestamptz not null,
    deadline       timestamptz not null,
    settles_at     timestamptz,
    expires_at     timestamptz,
    decided_at     timestamptz,
    used_at        timestamptz,
    stop_asked_at  timestamptz,
    superseded_by  bigint,
    changed_at     timestamptz not null,
    check_at       timestamptz,

    constraint request_pk primary key (id),
    constraint request_asked_once unique (asked_by, asked_key),
    constraint request_state_known check (state in (
        'pending', 'held', 'approved', 'overridden', 'used', 'denied', 'expired', 'superseded', 'cancelled')),
    constraint request_kind_known check (kind in ('code', 'config', 'infra', 'flag', 'secret', 'migration')),
    constraint request_names_something check (num_nonnulls(sha, digest, config_hash) >= 1),
    constraint request_has_targets check (cardinality(targets) >= 1),
    constraint request_round_in_range check (round >= 1),
    constraint request_ends_after_it_begins check (deadline > requested_at),
    constraint request_approved_for_a_while check (
        state not in ('approved', 'overridden') or num_nonnulls(settles_at, expires_at) = 2),
    constraint request_used_has_time check ((state = 'used') = (used_at is not null)),
    constraint request_superseded_by_another check (
        (state = 'superseded') = (superseded_by is not null) and superseded_by <> id),
    constraint request_decided_is_over check (
        (state in ('used', 'denied', 'expired', 'superseded', 'cancelled')) = (decided_at is not null)),
    constraint request_superseded_fk foreign key (superseded_by) references gates.request (id)
        deferrable initially deferred
);

create unique index request_one_open_unique on gates.request (service_id, environment_id, targets)
    where state in ('pending', 'held', 'approved') and not is_rollback;
create index request_place_ix on gates.request (service_id, environment_id, requested_at desc);
create index request_open_ix on gates.request (check_at) where state in ('pending', 'held', 'approved', 'overridden');
create index request_state_ix on gates.request (state, changed_at desc);
create index request_digest_ix on gates.request (digest, environment_id) where digest is not null;

-- What people saw when they voted: each state of the evidence, so that it can be said what changed since.
create table gates.evidence_seen (
    request_id bigint      not null,
    evidence   text        not null,
    shown      jsonb       not null,
    since      timestamptz not null,

    constraint evidence_seen_pk primary key (request_id, evidence),
    constraint evidence_seen_request_fk foreign key (request_id) references gates.request (id)
);

create table gates.vote (
    id          bigint      generated always as identity,
    request_id  bigint      not null,
    round       integer     not null,
    person_id   bigint      not null,
    turn        integer     not null,
    decision    text        not null,
    comment     text,
    person_name text        not null,
    roles       text[]      not null,
    is_self     boolean     not null,
    evidence    text        not null,
    record      jsonb       not null,
    via         text        not null,
    opened_at   timestamptz,
    voted_at    timestamptz not null,

    constraint vote_pk primary key (id),
    constraint vote_counts_once unique (request_id, round, person_id, turn),
    constraint vote_turn_in_range check (turn >= 1),
    constraint vote_decision_known check (decision in ('approve', 'deny', 'withdraw')),
    constraint vote_denial_says_why check (decision <> 'deny' or btrim(comment) <> ''),
    constraint vote_request_fk foreign key (request_id) references gates.request (id)
);

create table gates.step (
    id         bigint      generated always as identity,
    request_id bigint      not null,
    round      integer     not null,
    from_state text,
    to_state   text        not null,
    because    text        not null,
    by_person  text,
    findings   jsonb       not null,
    policies   bigint[]    not null,
    stepped_at timestamptz not null,

    constraint step_pk primary key (id),
    constraint step_request_fk foreign key (request_id) references gates.request (id)
);

create index step_request_ix on gates.step (request_id, id);

-- Who broke the glass, and the duty of somebody else to look at it afterwards.
create table gates.review_duty (
    request_id  bigint      not null,
    person_id   bigint      not null,
    person_name text        not null,
    reason      text        not null,
    incident    text        not null,
    opened_at   timestamptz not null,
    due_at      timestamptz not null,
    reviewer_id bigint,
    reviewer    text,
    outcome     text,
    reviewed_at timestamptz,

    constraint review_duty_pk primary key (request_id),
    constraint review_duty_says_why check (length(btrim(reason)) >= 20),
    constraint review_duty_names_an_incident check (btrim(incident) <> ''),
    constraint review_duty_is_due_later check (due_at > opened_at),
    constraint review_duty_is_of_another check (reviewer_id <> person_id),
    constraint review_duty_complete check (num_nonnulls(reviewer_id, reviewer, outcome, reviewed_at) in (0, 4)),
    constraint review_duty_request_fk foreign key (request_id) references gates.request (id)
);

create index review_duty_open_ix on gates.review_duty (person_id) where reviewed_at is null;
