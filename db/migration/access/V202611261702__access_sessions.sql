-- The sessions of people who have signed in, so that every replica knows them. The columns are those of Spring Session.
-- Owner: module access.

create table access.session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100),

    constraint session_pk primary key (primary_id)
);

create unique index session_id_unique on access.session (session_id);
create index session_expiry_ix on access.session (expiry_time);
create index session_principal_ix on access.session (principal_name);

create table access.session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,

    constraint session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint session_attributes_session_fk
        foreign key (session_primary_id) references access.session (primary_id) on delete cascade
);
