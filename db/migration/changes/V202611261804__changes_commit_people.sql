-- Who else had a hand in a commit, beside its author: the committer, co-authors, and the addresses they go by.
-- Owner: module changes.

alter table changes.commit add column people text[];
