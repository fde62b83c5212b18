-- The door: who may send, and what they sent, byte for byte.
-- Owner: module intake.

create schema intake;

create table intake.source (
    id            bigint generated always as identity,
    name          text        not null,
    kind          text        not null,
    is_declared   boolean     not null,
    is_demo       boolean     not null default false,
    created_at    timestamptz not null,
    row_version   integer     not null default 0,

    constraint source_pk primary key (id),
    constraint source_name_unique unique (name),
    constraint source_name_shape check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$')
);

-- Several secrets may be valid at once, so that one can be replaced without a gap.
create table intake.secret (
    id           bigint generated always as identity,
    source_id    bigint      not null,
    value        text        not null,
    created_at   timestamptz not null,

    constraint secret_pk primary key (id),
    constraint secret_once_per_source unique (source_id, value),
    constraint secret_not_empty check (value <> ''),
    constraint secret_source_fk foreign key (source_id) references intake.source (id) on delete cascade
);

-- What makes a repeat a repeat. Narrow, never partitioned, kept longer than the bodies.
create table intake.delivery_key (
    source_id    bigint      not null,
    delivery_key text        not null,
    received_at  timestamptz not null,
    delivery_id  bigint      not null,

    constraint delivery_key_pk primary key (source_id, delivery_key),
    constraint delivery_key_length check (length(delivery_key) between 1 and 200)
);

create sequence intake.delivery_id_seq as bigint cache 50;

-- The one large table: dropped a day at a time.
create table intake.delivery (
    id            bigint      not null,
    received_at   timestamptz not null,
    source_id     bigint      not null,
    delivery_key  text        not null,
    event         text        not null,
    content_type  text,
    outcome       text        not null,
    reason        text,
    understood    jsonb,
    headers       jsonb       not null,
    body          bytea       not null,
    took_us       integer     not null,
    replayed_at   timestamptz,

    constraint delivery_pk primary key (id, received_at),
    constraint delivery_outcome_known check (outcome in ('translated', 'ignored', 'unrecognised', 'unreadable', 'ping')),
    constraint delivery_reason_given check (outcome in ('translated', 'ping') or reason is not null)
) partition by range (received_at);

-- lz4 costs a third of the default compression's time on bodies of 20 kB; a server built without it keeps the default.
do $$
begin
    alter table intake.delivery alter column body set compression lz4;
exception when feature_not_supported then
    raise notice 'This server has no lz4: raw deliveries are compressed with its default';
end
$$;

-- Where a delivery goes whose day has no partition of its own yet.
create table intake.delivery_default partition of intake.delivery default;

-- The deliveries of one source, newest first.
create index delivery_source_ix on intake.delivery (source_id, received_at desc, id desc);
-- Those that need somebody's eye.
create index delivery_trouble_ix on intake.delivery (source_id, outcome, received_at desc)
    where outcome in ('unrecognised', 'unreadable');

-- What was turned away leaves no delivery, only a count and one sample a day, source and reason.
create table intake.rejection (
    source_name  text        not null,
    day          date        not null,
    reason       text        not null,
    count        bigint      not null,
    last_at      timestamptz not null,
    last_remote  text,
    last_event   text,

    constraint rejection_pk primary key (source_name, day, reason),
    constraint rejection_count_positive check (count > 0)
);
