-- When each source was heard, for longer than its deliveries are kept: how often it speaks and when it was silent follow
-- from its pauses.
-- Owner: module intake.

-- How long a source may be quiet at most, if somebody said so.
alter table intake.source
    add column heartbeat_seconds integer,
    add constraint source_heartbeat_in_range check (heartbeat_seconds between 3600 and 7776000);

-- Up to where the deliveries of a source have been looked at.
create table intake.hearing (
    source_id bigint      not null,
    first_at  timestamptz not null,
    last_at   timestamptz not null,

    constraint hearing_pk primary key (source_id),
    constraint hearing_order check (first_at <= last_at),
    constraint hearing_source_fk foreign key (source_id) references intake.source (id) on delete cascade
);

-- The times of an hour and more between two deliveries that follow each other: at most 24 rows a day.
create table intake.pause (
    source_id bigint      not null,
    began_at  timestamptz not null,
    ended_at  timestamptz not null,

    constraint pause_pk primary key (source_id, began_at),
    constraint pause_length check (ended_at >= began_at + interval '1 hour'),
    constraint pause_source_fk foreign key (source_id) references intake.source (id) on delete cascade
);
