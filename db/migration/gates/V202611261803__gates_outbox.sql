-- What has to be told outside, written in the transaction of what it tells of, and delivered after it.
-- Owner: module gates.

create table gates.outgoing (
    id              bigint      generated always as identity,
    request_id      bigint      not null,
    channel         text        not null,
    idempotency_key text        not null,
    event           text        not null,
    body            jsonb       not null,
    state           text        not null,
    attempts        integer     not null,
    written_at      timestamptz not null,
    next_at         timestamptz,
    delivered_at    timestamptz,
    answer          text,

    constraint outgoing_pk primary key (id),
    constraint outgoing_told_once unique (channel, idempotency_key),
    constraint outgoing_state_known check (state in ('waiting', 'delivering', 'delivered', 'failed')),
    constraint outgoing_delivered_has_time check ((state = 'delivered') = (delivered_at is not null)),
    constraint outgoing_open_has_next check ((state in ('waiting', 'delivering')) = (next_at is not null)),
    constraint outgoing_attempts_in_range check (attempts >= 0),
    constraint outgoing_request_fk foreign key (request_id) references gates.request (id)
);

create index outgoing_due_ix on gates.outgoing (next_at) where next_at is not null;
create index outgoing_request_ix on gates.outgoing (request_id, id);
