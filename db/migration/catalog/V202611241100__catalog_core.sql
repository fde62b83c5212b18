-- What exists: teams, services and the names they go by, repositories, environments in their order of promotion.
-- Owner: module catalog.

create schema catalog;

create table catalog.team (
    id     bigint generated always as identity,
    name   text not null,
    origin text not null default 'hand',

    constraint team_pk primary key (id),
    constraint team_name_not_blank check (btrim(name) <> ''),
    constraint team_name_length check (length(name) <= 100)
);

create unique index team_name_unique on catalog.team (lower(name));

-- origin: whoever spoke of the service first (the host of a code forge, "events" for our own event API, "hand").
create table catalog.service (
    id            bigint generated always as identity,
    name          text        not null,
    team_id       bigint,
    tier          smallint,
    origin        text        not null,
    first_seen_at timestamptz not null,
    row_version   integer     not null default 0,

    constraint service_pk primary key (id),
    constraint service_name_unique unique (name),
    constraint service_name_shape check (name ~ '^[a-z0-9][a-z0-9._-]{0,99}$'),
    constraint service_tier_in_range check (tier between 1 and 4),
    constraint service_team_fk foreign key (team_id) references catalog.team (id)
);

create index service_team_ix on catalog.service (team_id);

-- Every name that senders use for a service, its own among them: a renamed service keeps the names it had.
create table catalog.service_alias (
    alias      text   not null,
    service_id bigint not null,

    constraint service_alias_pk primary key (alias),
    constraint service_alias_is_normal check (alias = lower(btrim(alias)) and alias <> ''),
    constraint service_alias_service_fk foreign key (service_id) references catalog.service (id) on delete cascade
);

create index service_alias_service_ix on catalog.service_alias (service_id);

-- A repository keeps its id at the forge when it is renamed or moved to another owner; its name is only its latest.
create table catalog.repository (
    id          bigint generated always as identity,
    origin      text not null,
    external_id text not null,
    full_name   text not null,
    named_at    timestamptz not null,
    service_id  bigint,

    constraint repository_pk primary key (id),
    constraint repository_identity_unique unique (origin, external_id),
    constraint repository_service_fk foreign key (service_id) references catalog.service (id) on delete set null
);

create index repository_name_ix on catalog.repository (lower(full_name));
create index repository_service_ix on catalog.repository (service_id);

create table catalog.environment (
    id            bigint generated always as identity,
    name          text        not null,
    tier          text        not null,
    position      integer     not null,
    origin        text        not null,
    first_seen_at timestamptz not null,
    row_version   integer     not null default 0,

    constraint environment_pk primary key (id),
    constraint environment_name_unique unique (name),
    constraint environment_name_not_blank check (btrim(name) <> ''),
    constraint environment_name_length check (length(name) <= 255),
    constraint environment_tier_known check (tier in ('development', 'testing', 'staging', 'production', 'other')),
    constraint environment_position_in_range check (position between 0 and 10000)
);

create table catalog.environment_alias (
    alias          text   not null,
    environment_id bigint not null,

    constraint environment_alias_pk primary key (alias),
    constraint environment_alias_is_normal check (alias = lower(btrim(alias)) and alias <> ''),
    constraint environment_alias_environment_fk
        foreign key (environment_id) references catalog.environment (id) on delete cascade
);

create index environment_alias_environment_ix on catalog.environment_alias (environment_id);
