-- The names of variables and secrets: which of them an environment has, and which a release needs. Never a value.
-- Owner: module configuration.

create schema configuration;

create table configuration.names (
    id             bigint      generated always as identity,
    kind           text        not null,
    origin         text        not null,
    service_id     bigint,
    environment_id bigint,
    sha            text,
    names          text[]      not null,
    said_at        timestamptz not null,

    constraint names_pk primary key (id),
    constraint names_said_once unique nulls not distinct (kind, origin, service_id, environment_id, sha, said_at),
    constraint names_kind_known check (kind in ('inventory', 'requirement')),
    constraint names_are_somewhere check (
        case kind when 'inventory' then environment_id is not null else service_id is not null end),
    constraint names_have_no_values check (array_to_string(names, '') !~ '[=[:space:]]')
);

create index names_environment_ix on configuration.names (kind, environment_id, said_at desc);
create index names_service_ix on configuration.names (kind, service_id, said_at desc);
