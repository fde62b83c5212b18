-- Incidents as their sources tell of them: what was affected, and when it began, was noticed and ended.
-- Owner: module incidents.

create schema incidents;

create table incidents.incident (
    id                bigint      generated always as identity,
    origin            text        not null,
    external_id       text        not null,
    title             text,
    severity          text,
    environment_id    bigint,
    opened_at         timestamptz not null,
    impact_started_at timestamptz,
    detected_at       timestamptz,
    acknowledged_at   timestamptz,
    mitigated_at      timestamptz,
    resolved_at       timestamptz,
    detected_by       text,
    caused_by         text,
    impact            text,
    url               text,

    constraint incident_pk primary key (id),
    constraint incident_known_once unique (origin, external_id),
    constraint incident_detected_by_known check (detected_by in ('alert', 'person', 'customer')),
    constraint incident_ends_after_it_begins check (resolved_at >= opened_at)
);

create index incident_time_ix on incidents.incident (opened_at desc);

create table incidents.affected (
    incident_id bigint not null,
    service_id  bigint not null,

    constraint affected_pk primary key (incident_id, service_id),
    constraint affected_incident_fk foreign key (incident_id) references incidents.incident (id) on delete cascade
);

create index affected_service_ix on incidents.affected (service_id);
