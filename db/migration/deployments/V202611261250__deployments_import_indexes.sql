-- What an import of years asks of the history again and again.
-- Owner: module deployments.

-- Which deployments of a repository came after a commit that was heard of late.
create index deployment_repository_ix on deployments.deployment (repository_id, happened_at)
    where repository_id is not null;
-- Whether this artifact, or this configuration, ran there before.
create index interval_digest_ix on deployments.interval (digest, service_id, environment_id)
    where known_until is null and digest is not null;
create index interval_config_ix on deployments.interval (config_hash, service_id, environment_id)
    where known_until is null and config_hash is not null;
