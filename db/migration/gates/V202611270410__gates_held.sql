-- Deployments that a platform holds until it is answered: GitHub by a protection rule, GitLab by an approval.
-- Owner: module gates.

-- project_id, project: the platform's number of the repository and its name. run: the platform's number of what waits, empty
-- where it has none. job: what has to be started after a yes. environment: as the platform spells it. deployment: the
-- platform's number, or the delivery that spoke of it. reports: how often it was told that somebody still has to decide.
create table gates.held (
    id             bigint      generated always as identity,
    platform       text        not null,
    origin         text        not null,
    project_id     text        not null,
    project        text        not null,
    run            text        not null,
    attempt        integer,
    job            text,
    environment    text        not null,
    deployment     text        not null,
    installation   text,
    service_id     bigint      not null,
    environment_id bigint      not null,
    sha            text,
    ref            text,
    hands          text[]      not null,
    url            text,
    held_at        timestamptz not null,
    request_id     bigint,
    state          text        not null,
    reports        integer     not null,
    attempts       integer     not null,
    next_at        timestamptz,
    answered_at    timestamptz,
    answer         text,

    constraint held_pk primary key (id),
    constraint held_asked_once unique (platform, origin, project_id, run, environment, deployment),
    constraint held_state_known check (state in ('asked', 'open', 'answered', 'gone')),
    constraint held_open_has_request check (state not in ('open', 'answered') or request_id is not null),
    constraint held_waiting_has_next check ((state in ('asked', 'open')) = (next_at is not null)),
    constraint held_answered_has_time check ((state = 'answered') = (answered_at is not null)),
    constraint held_attempt_in_range check (attempt >= 1),
    constraint held_reports_in_range check (reports between 0 and 10),
    constraint held_attempts_in_range check (attempts >= 0),
    constraint held_request_fk foreign key (request_id) references gates.request (id)
);

create index held_due_ix on gates.held (next_at) where next_at is not null;
create index held_request_ix on gates.held (request_id) where request_id is not null;
