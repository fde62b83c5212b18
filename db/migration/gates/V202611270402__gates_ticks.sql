-- The checklist of a request: who said of which point that it is done, or took that back. Written once, like votes.
-- Owner: module gates.

create table gates.tick (
    id          bigint      generated always as identity,
    request_id  bigint      not null,
    round       integer     not null,
    item        text        not null,
    is_done     boolean     not null,
    person_id   bigint      not null,
    person_name text        not null,
    ticked_at   timestamptz not null,

    constraint tick_pk primary key (id),
    constraint tick_item_not_blank check (btrim(item) <> '' and length(item) <= 200),
    constraint tick_round_in_range check (round >= 1),
    constraint tick_request_fk foreign key (request_id) references gates.request (id)
);

create index tick_request_ix on gates.tick (request_id, round, id);

create trigger tick_stays
    before update or delete on gates.tick
    for each statement execute function gates.refuse_change();
