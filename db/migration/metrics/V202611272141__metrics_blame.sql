-- Which of the deployments that one rollback withdrew failed, as people say. Rows are only added: the last one holds
-- (replaced_at is null), the others tell what held before, by whom.
-- Owner: module metrics.

create table metrics.blame (
    id          bigint generated always as identity,
    word        text        not null,
    set_by      text        not null,
    set_at      timestamptz not null,
    replaced_at timestamptz,

    constraint blame_pk primary key (id),
    constraint blame_word_known check (word in ('one', 'all_withdrawn')),
    constraint blame_in_order check (replaced_at >= set_at)
);

create unique index blame_holds_unique on metrics.blame ((true)) where replaced_at is null;
