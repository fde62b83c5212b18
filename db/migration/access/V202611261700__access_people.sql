-- Who somebody is elsewhere, and what he or she may do here: several identities and several grants for each person.
-- Owner: module access.

-- source: "local", or the name of the provider through which the person first came.
alter table access.person
    alter column password_hash drop not null,
    add column source      text        not null default 'local',
    add column disabled_at timestamptz;

alter table access.person
    alter column source drop default;

-- value of a subject: the issuer, a space and what the issuer calls the person; of everything else lower case.
create table access.identity (
    id         bigint generated always as identity,
    kind       text        not null,
    value      text        not null,
    person_id  bigint      not null,
    verified   boolean     not null,
    origin     text        not null,
    created_at timestamptz not null,

    constraint identity_pk primary key (id),
    constraint identity_belongs_to_one unique (kind, value),
    constraint identity_kind_known check (kind in ('subject', 'github-login', 'commit-email', 'slack-id')),
    constraint identity_value_length check (length(value) between 1 and 600),
    constraint identity_person_fk foreign key (person_id) references access.person (id) on delete cascade
);

create index identity_person_ix on access.identity (person_id);

-- A second person claims what belongs to somebody: an administrator decides, and until then nothing changes.
create table access.identity_claim (
    kind       text        not null,
    value      text        not null,
    person_id  bigint      not null,
    origin     text        not null,
    claimed_at timestamptz not null,

    constraint identity_claim_pk primary key (kind, value, person_id),
    constraint identity_claim_identity_fk
        foreign key (kind, value) references access.identity (kind, value) on delete cascade,
    constraint identity_claim_person_fk foreign key (person_id) references access.person (id) on delete cascade
);

create index identity_claim_person_ix on access.identity_claim (person_id);

-- team, environment: the names it is limited to; null means all of them. origin: "local" or the name of a provider.
create table access.role_grant (
    id          bigint generated always as identity,
    person_id   bigint not null,
    role        text   not null,
    team        text,
    environment text,
    origin      text   not null,

    constraint role_grant_pk primary key (id),
    constraint role_grant_role_known check (role in ('viewer', 'approver', 'admin')),
    constraint role_grant_only_approvers_are_limited
        check (role = 'approver' or (team is null and environment is null)),
    constraint role_grant_is_said_once unique nulls not distinct (person_id, role, team, environment, origin),
    constraint role_grant_person_fk foreign key (person_id) references access.person (id) on delete cascade
);

insert into access.role_grant (person_id, role, origin)
select id, role, 'local' from access.person;

alter table access.person drop column role;
