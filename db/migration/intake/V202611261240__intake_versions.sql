-- Where services say which version they are, what they answered, and which deployments wait for such an answer.
-- Owner: module intake.

-- One address per (service, environment, target). A worker that asks holds a lease: a crash only lets it run out.
create table intake.version_endpoint (
    id             bigint generated always as identity,
    service_id     bigint      not null,
    environment_id bigint      not null,
    target         text        not null,
    url            text        not null,
    pointer        text,
    pattern        text,
    names          text        not null,
    declared_as    text,
    is_enabled     boolean     not null default true,
    created_at     timestamptz not null,
    leased_until   timestamptz,
    lease          bigint      not null default 0,
    asked_at       timestamptz,
    outcome        text,
    said           text,
    understood     text,
    reason         text,

    constraint version_endpoint_pk primary key (id),
    constraint version_endpoint_place_unique unique (service_id, environment_id, target),
    constraint version_endpoint_declared_unique unique (declared_as),
    constraint version_endpoint_url_length check (length(url) between 8 and 2000),
    constraint version_endpoint_names_known check (names in ('sha', 'digest')),
    constraint version_endpoint_outcome_known check (outcome in ('answered', 'failed')),
    constraint version_endpoint_asked_complete check ((asked_at is null) = (outcome is null)),
    constraint version_endpoint_reason_given check (outcome <> 'failed' or reason is not null),
    constraint version_endpoint_said_length check (length(said) <= 200)
);

-- One deployment that waits until its version was seen, or until the deadline.
create table intake.version_check (
    endpoint_id   bigint      not null,
    deployment_id bigint      not null,
    due_at        timestamptz,
    deadline_at   timestamptz not null,
    attempts      integer     not null default 0,
    outcome       text,
    reason        text,
    settled_at    timestamptz,

    constraint version_check_pk primary key (endpoint_id, deployment_id),
    constraint version_check_outcome_known check (outcome in ('agreed', 'differed', 'unanswered', 'superseded')),
    constraint version_check_due_or_settled check ((due_at is null) = (outcome is not null)),
    constraint version_check_settled_complete check ((settled_at is null) = (outcome is null)),
    constraint version_check_attempts_in_range check (attempts >= 0),
    constraint version_check_endpoint_fk foreign key (endpoint_id) references intake.version_endpoint (id)
        on delete cascade
);

-- What is to be asked next.
create index version_check_due_ix on intake.version_check (due_at) where due_at is not null;
