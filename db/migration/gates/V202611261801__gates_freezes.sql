-- Freezes: when nothing may pass, every week, once, or on dates that return. Times without a zone are those of the wall's
-- clock in the freeze's own zone, as text, because only the zone says which instant they are.
-- Owner: module gates.

create table gates.freeze (
    id             bigint      generated always as identity,
    title          text        not null,
    rhythm         text        not null,
    weekly         text,
    wall_from      text,
    wall_until     text,
    rule           text,
    zone           text        not null,
    service_id     bigint,
    team_id        bigint,
    environment_id bigint,
    is_emergency   boolean     not null,
    reason         text,
    incident       text,
    made_by        text        not null,
    made_at        timestamptz not null,
    lifted_by      text,
    lifted_at      timestamptz,

    constraint freeze_pk primary key (id),
    constraint freeze_title_not_blank check (btrim(title) <> '' and length(title) <= 200),
    constraint freeze_rhythm_known check (rhythm in ('weekly', 'once', 'recurring')),
    constraint freeze_rhythm_complete check (
        case rhythm
            when 'weekly' then weekly is not null and num_nonnulls(wall_from, wall_until, rule) = 0
            when 'once' then num_nonnulls(wall_from, wall_until) = 2 and num_nonnulls(weekly, rule) = 0
            else num_nonnulls(wall_from, wall_until, rule) = 3 and weekly is null
        end),
    constraint freeze_ends_after_it_begins check (wall_until > wall_from),
    constraint freeze_is_of_service_or_team_or_all check (num_nonnulls(service_id, team_id) <= 1),
    constraint freeze_emergency_says_why check (not is_emergency or (rhythm = 'once' and btrim(reason) <> '')),
    constraint freeze_lifted_by_somebody check (num_nonnulls(lifted_by, lifted_at) in (0, 2))
);

create index freeze_in_force_ix on gates.freeze (id) where lifted_at is null;

-- Who let a service go on after the breaker had stopped it, and why.
create table gates.breaker_closing (
    id             bigint      generated always as identity,
    service_id     bigint      not null,
    environment_id bigint      not null,
    closed_by      text        not null,
    closed_at      timestamptz not null,
    reason         text        not null,

    constraint breaker_closing_pk primary key (id),
    constraint breaker_closing_says_why check (btrim(reason) <> '')
);

create index breaker_closing_place_ix on gates.breaker_closing (service_id, environment_id, closed_at desc);
