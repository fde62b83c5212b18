-- What the module of incidents publishes. Columns are added and never renamed.
-- Owner: module incidents.

create or replace view incidents.incidents as
select i.id, i.origin, i.external_id, coalesce(i.title, i.external_id) as title, i.severity, i.environment_id, i.opened_at,
       i.resolved_at, i.url
  from incidents.incident i;

create or replace view incidents.affected_services as
select incident_id, service_id
  from incidents.affected;
