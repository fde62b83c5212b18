-- The samples that are believed, summed up by deployment, so that a median over a year reads a row for each deployment and
-- not one for each commit. Kept by triggers: whoever writes samples cannot forget it.
-- Owner: module metrics.

-- is_of_tier: only what was the first in its tier; else all that is the first in its environment. seconds and merge_seconds
-- hold the lead times as packed integers of four bytes, those of bots apart. *_s and *_n: the sum of a stage, and how many
-- samples know it.
create table metrics.lead_time (
    deployment_id   bigint      not null,
    unit            text        not null,
    is_of_tier      boolean     not null,
    is_bot          boolean     not null,
    service_id      bigint      not null,
    environment_id  bigint      not null,
    finished_at     timestamptz not null,
    seconds         bytea       not null,
    merge_seconds   bytea       not null,
    left_out        integer     not null,
    coding_s        bigint      not null,
    coding_n        integer     not null,
    pickup_s        bigint      not null,
    pickup_n        integer     not null,
    review_s        bigint      not null,
    review_n        integer     not null,
    release_wait_s  bigint      not null,
    release_wait_n  integer     not null,
    approval_wait_s bigint      not null,
    approval_wait_n integer     not null,
    rollout_s       bigint      not null,
    rollout_n       integer     not null,

    constraint lead_time_pk primary key (deployment_id, unit, is_of_tier, is_bot),
    constraint lead_time_unit_known check (unit in ('commit', 'change')),
    constraint lead_time_packed check (length(seconds) % 4 = 0 and length(merge_seconds) % 4 = 0)
);

create index lead_time_finished_ix on metrics.lead_time (environment_id, unit, is_of_tier, finished_at);
create index lead_time_service_ix on metrics.lead_time (service_id, unit, is_of_tier, finished_at);

create function metrics.sum_up(deployments bigint[]) returns void
    language sql as $$
delete from metrics.lead_time where deployment_id = any(deployments);
insert into metrics.lead_time
select s.deployment_id, s.unit, t.is_of_tier, s.is_bot, s.service_id, s.environment_id, max(s.finished_at),
       coalesce(string_agg(int4send(s.lead_s), '') filter (where s.lead_s is not null), ''),
       coalesce(string_agg(int4send(s.merge_s), '') filter (where s.lead_s is not null and s.merge_s is not null), ''),
       count(*) filter (where s.left_out is not null),
       coalesce(sum(s.coding_s), 0), count(s.coding_s), coalesce(sum(s.pickup_s), 0), count(s.pickup_s),
       coalesce(sum(s.review_s), 0), count(s.review_s), coalesce(sum(s.release_wait_s), 0), count(s.release_wait_s),
       coalesce(sum(s.approval_wait_s), 0), count(s.approval_wait_s), coalesce(sum(s.rollout_s), 0), count(s.rollout_s)
  from metrics.sample s
 cross join (values (true), (false)) t(is_of_tier)
 where s.deployment_id = any(deployments)
   and s.known_until is null
   and (s.is_first_in_tier or not t.is_of_tier)
 group by s.deployment_id, s.unit, t.is_of_tier, s.is_bot, s.service_id, s.environment_id
$$;

create function metrics.sum_up_changed() returns trigger
    language plpgsql as $$
begin
    perform metrics.sum_up(array(select distinct deployment_id from changed));
    return null;
end
$$;

create trigger sample_added after insert on metrics.sample
    referencing new table as changed for each statement execute function metrics.sum_up_changed();
create trigger sample_corrected after update on metrics.sample
    referencing new table as changed for each statement execute function metrics.sum_up_changed();
create trigger sample_gone after delete on metrics.sample
    referencing old table as changed for each statement execute function metrics.sum_up_changed();
