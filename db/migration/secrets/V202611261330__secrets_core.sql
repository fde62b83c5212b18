-- What shows at start whether the key for sealed secrets is the right one.
-- Owner: module secrets.

create schema secrets;

-- One row: random bytes, sealed. Opened, they are the key under which found credentials are recognised.
create table secrets.installation (
    id     integer not null,
    sealed text    not null,

    constraint installation_pk primary key (id),
    constraint installation_one_row check (id = 1)
);
