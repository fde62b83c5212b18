-- What the catalogue publishes: the other modules read these views and nothing beneath them.
-- Columns are added and never renamed.
-- Owner: module catalog.

create or replace view catalog.services as
select s.id, s.name, s.tier, s.team_id, t.name as team, s.origin, s.first_seen_at,
       s.runbook_url, s.runbook_reviewed_on
  from catalog.service s
  left join catalog.team t on t.id = s.team_id;

create or replace view catalog.environments as
select id, name, tier, position, origin, first_seen_at
  from catalog.environment;

create or replace view catalog.repositories as
select id, origin, external_id, full_name, service_id
  from catalog.repository;

create or replace view catalog.teams as
select id, name
  from catalog.team;

-- Every name that a service or an environment goes by, in lower case.
create or replace view catalog.service_names as
select alias, service_id
  from catalog.service_alias;

create or replace view catalog.environment_names as
select alias, environment_id
  from catalog.environment_alias;

create or replace view catalog.dependencies as
select service_id, depends_on_id
  from catalog.dependency;

-- A path belongs to a service if it begins with one of its prefixes, each of which ends in a slash; without any, all do.
create or replace view catalog.service_paths as
select service_id, prefix
  from catalog.service_path;
