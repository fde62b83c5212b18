-- That nothing runs any more in a place: a workload that was taken away, a service or an environment that was retired.
-- Owner: module deployments.

alter table deployments.observation
    add column gone boolean not null default false;
alter table deployments.observation drop constraint observation_says_something;
alter table deployments.observation
    add constraint observation_says_something check (
        sha is not null or digest is not null or replicas is not null or gone);
