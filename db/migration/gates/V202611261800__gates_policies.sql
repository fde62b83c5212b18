-- Policies: what has to be so before something passes, each version as it was written and by whom. A version is never
-- changed; the newest one counts.
-- Owner: module gates.

create schema gates;

create table gates.policy (
    id             bigint      generated always as identity,
    service_id     bigint,
    team_id        bigint,
    environment_id bigint      not null,
    version        integer     not null,
    rules          jsonb       not null,
    is_withdrawn   boolean     not null,
    author         text        not null,
    reason         text,
    written_at     timestamptz not null,

    constraint policy_pk primary key (id),
    constraint policy_version_unique unique nulls not distinct (service_id, team_id, environment_id, version),
    constraint policy_version_in_range check (version >= 1),
    constraint policy_is_of_service_or_team_or_all check (num_nonnulls(service_id, team_id) <= 1),
    constraint policy_rules_are_an_object check (jsonb_typeof(rules) = 'object')
);

create index policy_environment_ix on gates.policy (environment_id, service_id, team_id, version desc);
