-- What is believed from an instant on, left out or not: to find what is gone from the ledger.
-- Owner: module metrics.

create index sample_believed_ix on metrics.sample (finished_at) include (service_id, deployment_id)
    where known_until is null;
