-- Other version control systems count their commits: an id may be as short as "7".
-- Owner: module deployments.

alter table deployments.deployment drop constraint deployment_sha_length;
alter table deployments.deployment add constraint deployment_sha_length check (length(sha) between 1 and 64);
alter table deployments.observation drop constraint observation_sha_length;
alter table deployments.observation add constraint observation_sha_length check (length(sha) between 1 and 64);
