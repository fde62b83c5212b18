-- What the gates publish. Columns are added and never renamed.
-- Owner: module gates.

create or replace view gates.requests as
select id, service_id, environment_id, targets, sha, digest, config_hash, is_rollback, state, round, because, requested_at,
       deadline, expires_at, decided_at, used_at, superseded_by, run_url, changed_at,
       (select max(s.stepped_at)
          from gates.step s
         where s.request_id = r.id
           and s.to_state in ('approved', 'overridden')) as approved_at
  from gates.request r;
