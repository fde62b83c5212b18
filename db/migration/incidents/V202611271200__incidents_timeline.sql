-- Alerts, and incidents as what was said of them: fields and moments, each with who said it, when it happened and when
-- we learned of it. Services and environments are kept as they were named, so that a name that is given a meaning later
-- has it for what was said before.
-- Owner: module incidents.

drop view if exists incidents.incidents;
drop view if exists incidents.affected_services;

alter table incidents.incident
    add column key              text,
    add column merged_into      bigint,
    add column said_environment text,
    add column symptom_at       timestamptz,
    add column began_at         timestamptz,
    add column decided_at       timestamptz,
    add column is_absorbed      boolean not null default false,
    drop constraint incident_ends_after_it_begins,
    drop constraint incident_detected_by_known;

update incidents.incident i
   set key        = i.id::text,
       symptom_at = coalesce(i.impact_started_at, i.opened_at),
       began_at   = least(i.impact_started_at, i.opened_at);

-- Names of what is already there; an empty database has no views yet to read them from.
do $$
begin
    if exists (select from incidents.incident) then
        execute 'update incidents.incident i
                    set said_environment = (select e.name from catalog.environments e where e.id = i.environment_id)';
    end if;
end
$$;

alter table incidents.incident
    drop column environment_id,
    alter column key set not null,
    alter column symptom_at set not null,
    alter column began_at set not null,
    add constraint incident_key_unique unique (key),
    add constraint incident_key_in_addresses check (key ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    add constraint incident_merged_into_fk foreign key (merged_into) references incidents.incident (id),
    add constraint incident_not_merged_into_itself check (merged_into <> id);

create index incident_open_ix on incidents.incident (opened_at desc) where resolved_at is null and merged_into is null;
create index incident_merged_ix on incidents.incident (merged_into) where merged_into is not null;

create table incidents.affected_as_said (
    incident_id  bigint not null,
    said_service text   not null,

    constraint affected_as_said_pk primary key (incident_id, said_service),
    constraint affected_as_said_is_normal check (said_service = lower(btrim(said_service)) and said_service <> ''),
    constraint affected_as_said_incident_fk foreign key (incident_id) references incidents.incident (id) on delete cascade
);

do $$
begin
    if exists (select from incidents.affected) then
        execute 'insert into incidents.affected_as_said (incident_id, said_service)
                 select a.incident_id, s.name
                   from incidents.affected a
                   join catalog.services s on s.id = a.service_id';
    end if;
end
$$;

drop table incidents.affected;
alter table incidents.affected_as_said rename to affected;

create index affected_service_ix on incidents.affected (said_service);

-- What was said last of one field of an incident, by its source and by people, whose word counts before the source's: of
-- two said at one instant the greater, so that the order of arrival decides nothing. People may say that there is nothing.
create table incidents.statement (
    incident_id bigint      not null,
    field       text        not null,
    value       text        not null,
    by          text        not null,
    told_at     timestamptz not null,
    known_at    timestamptz not null,
    is_by_hand  boolean     not null default false,

    constraint statement_pk primary key (incident_id, field, is_by_hand),
    constraint statement_field_known check (field in (
        'title', 'severity', 'environment', 'detected_by', 'caused_by', 'impact', 'url')),
    constraint statement_incident_fk foreign key (incident_id) references incidents.incident (id) on delete cascade
);

insert into incidents.statement (incident_id, field, value, by, told_at, known_at)
select i.id, f.field, f.value, i.origin, i.opened_at, i.opened_at
  from incidents.incident i
 cross join lateral (values ('title', i.title), ('severity', i.severity), ('environment', i.said_environment),
                            ('detected_by', i.detected_by), ('caused_by', i.caused_by), ('impact', i.impact),
                            ('url', i.url)) as f (field, value)
 where f.value is not null;

-- What happened in an incident: an instant that a measure may name, or a note. key: what its sender calls it.
create table incidents.moment (
    id          bigint      generated always as identity,
    incident_id bigint      not null,
    origin      text        not null,
    key         text        not null,
    phase       text        not null,
    at          timestamptz not null,
    source      text        not null,
    by          text,
    body        text,
    url         text,
    told_at     timestamptz not null,
    known_at    timestamptz not null,
    delivery_id bigint,

    constraint moment_pk primary key (id),
    constraint moment_said_once unique (incident_id, origin, key),
    constraint moment_phase_known check (phase in (
        'opened', 'impact_started', 'detected', 'paged', 'acknowledged', 'bridge_opened', 'cause_found', 'decided',
        'mitigated', 'resolved', 'reopened', 'note')),
    constraint moment_note_says_something check (phase <> 'note' or btrim(body) <> ''),
    constraint moment_incident_fk foreign key (incident_id) references incidents.incident (id) on delete cascade
);

insert into incidents.moment (incident_id, origin, key, phase, at, source, told_at, known_at)
select i.id, i.origin, f.phase, f.phase, f.at, 'Event API', i.opened_at, i.opened_at
  from incidents.incident i
 cross join lateral (values ('opened', i.opened_at), ('impact_started', i.impact_started_at),
                            ('detected', i.detected_at), ('acknowledged', i.acknowledged_at),
                            ('mitigated', i.mitigated_at), ('resolved', i.resolved_at)) as f (phase, at)
 where f.at is not null;

-- An alert from when it began to fire until it no longer did. Told again while it fires, it is the same alert.
create table incidents.alert (
    id               bigint      generated always as identity,
    origin           text        not null,
    external_id      text        not null,
    source           text        not null,
    name             text        not null,
    severity         text,
    said_service     text,
    said_environment text,
    started_at       timestamptz not null,
    ended_at         timestamptz,
    summary          text,
    url              text,
    told_at          timestamptz not null,
    known_at         timestamptz not null,
    end_known_at     timestamptz,
    end_told_at      timestamptz,
    repaired_by      text,
    delivery_id      bigint,
    incident_id      bigint,
    placed_by        text,

    constraint alert_pk primary key (id),
    constraint alert_known_once unique (origin, external_id),
    constraint alert_service_is_normal check (said_service = lower(btrim(said_service)) and said_service <> ''),
    constraint alert_environment_is_normal check (
        said_environment = lower(btrim(said_environment)) and said_environment <> ''),
    constraint alert_placed_somewhere check (placed_by is null or incident_id is not null),
    constraint alert_incident_fk foreign key (incident_id) references incidents.incident (id)
);

create index alert_service_ix on incidents.alert (said_service, started_at);
create index alert_incident_ix on incidents.alert (incident_id) where incident_id is not null;
create index alert_time_ix on incidents.alert (started_at desc);
create index alert_firing_ix on incidents.alert (started_at) where ended_at is null;

-- What people said of a change and an incident, the last word counts. Without a deployment: that no change caused it.
create table incidents.link (
    id            bigint      generated always as identity,
    incident_id   bigint      not null,
    deployment_id bigint,
    state         text        not null,
    by            text        not null,
    because       text,
    decided_at    timestamptz not null,

    constraint link_pk primary key (id),
    constraint link_state_known check (state in ('suspected', 'confirmed', 'ruled_out')),
    constraint link_ruled_out_with_a_reason check (state <> 'ruled_out' or btrim(because) <> ''),
    constraint link_incident_fk foreign key (incident_id) references incidents.incident (id) on delete cascade
);

create index link_incident_ix on incidents.link (incident_id, deployment_id, id desc);
create index link_deployment_ix on incidents.link (deployment_id) where deployment_id is not null;

-- How people put the timeline right. What was said first stays where it was said; the last edit of each aspect counts.
create table incidents.edit (
    id          bigint      generated always as identity,
    incident_id bigint      not null,
    entry       text        not null,
    aspect      text        not null,
    is_on       boolean,
    at          timestamptz,
    title       text,
    by          text        not null,
    edited_at   timestamptz not null,

    constraint edit_pk primary key (id),
    constraint edit_aspect_known check (aspect in ('pinned', 'hidden', 'time', 'title')),
    constraint edit_says_what check (
        (aspect in ('pinned', 'hidden') and is_on is not null) or aspect in ('time', 'title')),
    constraint edit_incident_fk foreign key (incident_id) references incidents.incident (id) on delete cascade
);

create index edit_incident_ix on incidents.edit (incident_id, entry, aspect, id desc);
