-- People who may sign in.
-- Owner: module access.

create schema access;

create table access.person (
    id            bigint generated always as identity,
    username      text        not null,
    display_name  text        not null,
    password_hash text        not null,
    role          text        not null,
    created_at    timestamptz not null,
    row_version   integer     not null default 0,

    constraint person_pk primary key (id),
    constraint person_username_unique unique (username),
    constraint person_username_shape check (username ~ '^[a-z0-9][a-z0-9._@+-]{0,99}$'),
    constraint person_display_name_not_blank check (btrim(display_name) <> ''),
    constraint person_role_known check (role in ('viewer', 'approver', 'admin'))
);
