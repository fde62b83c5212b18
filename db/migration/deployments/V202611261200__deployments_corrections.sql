-- Which beliefs came late: learned after a later one was known, or in place of one that was given up.
-- Owner: module deployments.

alter table deployments.interval
    add column corrects boolean not null default false;

-- The newest corrections of one service's history.
create index interval_corrects_ix on deployments.interval (service_id, known_from desc) where corrects;
create index interval_given_up_ix on deployments.interval (service_id, known_until desc) where known_until is not null;
drop index deployments.interval_corrected_ix;
create index interval_corrected_ix on deployments.interval (service_id, environment_id, target, slot, began_at)
    where known_until is not null;
