-- Keeps the rule by which an interval began beside what runs: a list of everything that runs looked it up for each row.
-- Owner: module deployments.

alter table deployments.running add column reason text not null default 'deployed';

update deployments.running r
   set reason = i.reason
  from deployments.interval i
 where i.service_id = r.service_id
   and i.environment_id = r.environment_id
   and i.target = r.target
   and i.slot = r.slot
   and i.began_at = r.since
   and i.known_until is null;

alter table deployments.running
    add constraint running_reason_known check (reason in ('deployed', 'partial', 'first_sight', 'mismatch', 'unexplained', 'settled', 'promoted', 'aborted', 'gone'));
