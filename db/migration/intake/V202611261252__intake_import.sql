-- How far imports are and how they ended: written beside the transactions that take the events in, so that everybody
-- sees it while they run.
-- Owner: module intake.

create table intake.import (
    id              bigint generated always as identity,
    sender          text        not null,
    began_at        timestamptz not null,
    told_at         timestamptz not null,
    finished_at     timestamptz,
    lines           bigint      not null,
    accepted        bigint      not null,
    repeated        bigint      not null,
    rejected        bigint      not null,
    aborted_because text,

    constraint import_pk primary key (id),
    constraint import_counts_not_negative check (least(lines, accepted, repeated, rejected) >= 0),
    constraint import_abort_is_an_end check (aborted_because is null or finished_at is not null)
);
