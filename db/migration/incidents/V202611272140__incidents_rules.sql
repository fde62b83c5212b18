-- What people say of how incidents are laid at the door of deployments, and which of them count. Rows are only added: the
-- last one holds (replaced_at is null), the others tell what held before, by whom.
-- Owner: module incidents.

-- How many hours after a change of the service an incident may begin and still be laid at its door.
create table incidents.service_window (
    id          bigint generated always as identity,
    service_id  bigint      not null,
    hours       integer     not null,
    set_by      text        not null,
    set_at      timestamptz not null,
    replaced_at timestamptz,

    constraint service_window_pk primary key (id),
    constraint service_window_bounds check (hours between 1 and 720),
    constraint service_window_in_order check (replaced_at >= set_at)
);

create unique index service_window_holds_unique on incidents.service_window (service_id) where replaced_at is null;
create index service_window_service_ix on incidents.service_window (service_id);

-- The least grave of the severities that count.
create table incidents.severity_threshold (
    id          bigint generated always as identity,
    severity    text        not null,
    set_by      text        not null,
    set_at      timestamptz not null,
    replaced_at timestamptz,

    constraint severity_threshold_pk primary key (id),
    constraint severity_threshold_known check (severity in ('critical', 'high', 'medium', 'low', 'info')),
    constraint severity_threshold_in_order check (replaced_at >= set_at)
);

create unique index severity_threshold_holds_unique on incidents.severity_threshold ((true)) where replaced_at is null;
