-- The history of a repository that is asked for page by page, and how far that is. Each page is taken in before this
-- says so: what is asked for once more changes nothing.
-- Owner: module intake.

create table intake.filling (
    id          bigint generated always as identity,
    source_name text        not null,
    repository  text        not null,
    since       timestamptz not null,
    began_at    timestamptz not null,
    told_at     timestamptz not null,
    due_at      timestamptz not null,
    ended_at    timestamptz,
    step        text        not null,
    page        integer     not null,
    accepted    bigint      not null,
    repeated    bigint      not null,
    failures    integer     not null,
    problem     text,

    constraint filling_pk primary key (id),
    constraint filling_step_known check (step in ('commits', 'changes')),
    constraint filling_page_from_one check (page >= 1),
    constraint filling_counts_not_negative check (least(accepted, repeated, failures) >= 0)
);

create unique index filling_one_at_a_time_ux on intake.filling (source_name, repository) where ended_at is null;
