-- What the module of changes publishes. Columns are added and never renamed.
-- Owner: module changes.

create or replace view changes.commits as
select repository_id, sha, author, subject, authored_at, committed_at, parents, paths, change_number, url, people,
       picked_from, reverts, patch_id
  from changes.commit;

create or replace view changes.change_requests as
select repository_id, number, title, author, state, opened_at, first_review_at, approved_at, merged_at, closed_at,
       merge_sha, head_sha, merged_by, url, merged_known_at, labels
  from changes.change_request;

-- Which commits a change request consists of.
create or replace view changes.change_commits as
select repository_id, number, sha
  from changes.change_commit;

create or replace view changes.builds as
select id, origin, external_id, repository_id, service_id, sha, digest, image, platform, status, started_at,
       finished_at, url, ended_known_at
  from changes.build;

create or replace view changes.evidences as
select id, origin, digest, sha, kind, status, summary, given_at, url
  from changes.evidence;
