-- Messages to people and tools, written in the transaction of what they tell of and delivered after it; who is told, and
-- where.
-- Owner: module notifications.

create schema notifications;

-- receiver: a person of access for channels that write to people, else a row of notifications.receiver. The notice is json
-- and not jsonb: its facts stay in the order in which people read them.
create table notifications.message (
    id              bigint      generated always as identity,
    channel         text        not null,
    receiver        bigint      not null,
    idempotency_key text        not null,
    notice          json        not null,
    state           text        not null,
    attempts        integer     not null,
    written_at      timestamptz not null,
    next_at         timestamptz,
    delivered_at    timestamptz,
    answer          text,

    constraint message_pk primary key (id),
    constraint message_told_once unique (channel, receiver, idempotency_key),
    constraint message_state_known check (state in ('waiting', 'delivering', 'delivered', 'failed')),
    constraint message_delivered_has_time check ((state = 'delivered') = (delivered_at is not null)),
    constraint message_open_has_next check ((state in ('waiting', 'delivering')) = (next_at is not null)),
    constraint message_attempts_in_range check (attempts >= 0)
);

create index message_due_ix on notifications.message (channel, next_at) where next_at is not null;
create index message_failed_ix on notifications.message (id) where state = 'failed';
create index message_written_ix on notifications.message (written_at);

-- Where tools listen. The address and the secret are sealed, and gone when the receiver is removed.
create table notifications.receiver (
    id         bigint      generated always as identity,
    channel    text        not null,
    name       text        not null,
    shown      text        not null,
    address    text,
    secret     text,
    made_by    text        not null,
    made_at    timestamptz not null,
    removed_at timestamptz,

    constraint receiver_pk primary key (id),
    constraint receiver_name_length check (length(name) between 1 and 100 and btrim(name) = name),
    constraint receiver_there_or_removed check ((address is null) = (removed_at is not null)),
    constraint receiver_removed_without_secret check (removed_at is null or secret is null)
);

create unique index receiver_name_unique on notifications.receiver (channel, name) where removed_at is null;

-- What a person wants to get; whoever has no row gets all that concerns him or her.
create table notifications.wish (
    person_id bigint not null,
    email     text   not null,

    constraint wish_pk primary key (person_id),
    constraint wish_email_known check (email in ('all', 'production', 'nothing'))
);

-- Who asked to pass, and who was told of it: they hear how it goes on.
create table notifications.party (
    request_id bigint  not null,
    person_id  bigint  not null,
    has_asked  boolean not null,

    constraint party_pk primary key (request_id, person_id)
);

create table notifications.reminder (
    request_id  bigint      not null,
    stage       text        not null,
    reminded_at timestamptz not null,

    constraint reminder_pk primary key (request_id, stage),
    constraint reminder_stage_known check (stage in ('half', 'nine-tenths'))
);
