-- Other version control systems count their commits: an id may be as short as "7".
-- Owner: module changes.

alter table changes.commit drop constraint commit_sha_length;
alter table changes.commit add constraint commit_sha_length check (length(sha) between 1 and 64);
alter table changes.evidence drop constraint evidence_sha_length;
alter table changes.evidence add constraint evidence_sha_length check (length(sha) between 1 and 64);
