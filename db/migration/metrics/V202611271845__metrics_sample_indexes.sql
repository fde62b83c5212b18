-- Indexes that are right also while the planner knows nothing of the table, as when it is filled for the first time: what
-- tells rows apart comes first, so that none of them seems good for a repository alone.
-- Owner: module metrics.

drop index metrics.sample_sha_ix;
drop index metrics.sample_change_ix;
create index sample_sha_ix on metrics.sample (sha, repository_id) where known_until is null and sha is not null;
create index sample_change_ix on metrics.sample (change_number, repository_id)
    where known_until is null and change_number is not null;

-- What is believed from an instant on, left out or not: to find what is gone from the ledger.
create index sample_believed_ix on metrics.sample (finished_at) include (service_id, deployment_id)
    where known_until is null;
