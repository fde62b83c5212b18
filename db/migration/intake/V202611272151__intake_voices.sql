-- Which sources bring deployments, and under which origin these stand in the ledger.
-- Owner: module intake.

create table intake.voice (
    source_id bigint not null,
    origin    text   not null,

    constraint voice_pk primary key (source_id, origin),
    constraint voice_source_fk foreign key (source_id) references intake.source (id) on delete cascade
);
