-- The digest of each week: who wishes for it, and which was written.
-- Owner: module notifications.

alter table notifications.wish add column digest boolean not null default false;
alter table notifications.receiver add column wants_digest boolean not null default false;

-- week: its Monday, in the organisation's zone.
create table notifications.digest (
    week       date        not null,
    written_at timestamptz not null,

    constraint digest_pk primary key (week),
    constraint digest_week_begins_on_monday check (extract(isodow from week) = 1)
);
