-- Which commits a change request consists of, and what it is labelled. Of both the last that was told counts, which is
-- why it is kept when each was told.
-- Owner: module changes.

create table changes.change_commit (
    repository_id bigint      not null,
    number        bigint      not null,
    sha           text        not null,
    position      integer     not null,
    told_at       timestamptz not null,

    constraint change_commit_pk primary key (repository_id, number, sha),
    constraint change_commit_position_unique unique (repository_id, number, position),
    constraint change_commit_position_from_one check (position >= 1),
    constraint change_commit_sha_length check (length(sha) between 1 and 64),
    constraint change_commit_request_fk foreign key (repository_id, number)
        references changes.change_request (repository_id, number) on delete cascade
);

-- Which change requests a commit belongs to.
create index change_commit_sha_ix on changes.change_commit (repository_id, sha);

alter table changes.change_request add column labels text[];
alter table changes.change_request add column labels_told_at timestamptz;
alter table changes.change_request add constraint change_request_labels_told
    check ((labels is null) = (labels_told_at is null));
