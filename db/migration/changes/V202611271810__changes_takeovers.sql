-- Which commit another one was picked from and which it reverts, as its message says, and what it changes, whatever its
-- place: the id that git patch-id gives it.
-- Owner: module changes.

alter table changes.commit add column picked_from text;
alter table changes.commit add column reverts text[];
alter table changes.commit add column patch_id text;

alter table changes.commit add constraint commit_picked_from_length check (length(picked_from) between 4 and 64);
alter table changes.commit add constraint commit_reverts_something check (cardinality(reverts) > 0);
alter table changes.commit add constraint commit_patch_id_length check (length(patch_id) between 1 and 64);

-- The twins of a commit, and what took it back.
create index commit_picked_from_ix on changes.commit (picked_from) where picked_from is not null;
create index commit_patch_id_ix on changes.commit (repository_id, patch_id) where patch_id is not null;
