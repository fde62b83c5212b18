-- What the module of incidents publishes. Columns are added and never renamed.
-- Owner: module incidents.

-- Incidents that stand for themselves: what was merged into another is not listed.
create or replace view incidents.incidents as
select i.id, i.origin, i.external_id, coalesce(i.title, i.key) as title, i.severity, e.environment_id, i.opened_at,
       i.resolved_at, i.url, i.key, i.began_at, i.symptom_at, i.impact_started_at, i.detected_at, i.acknowledged_at,
       i.mitigated_at, i.said_environment, i.detected_by, i.caused_by, i.impact
  from incidents.incident i
  left join catalog.environment_names e on e.alias = i.said_environment
 where i.merged_into is null;

-- What is affected, also by what was merged into it. Names that mean nothing yet are left out.
create or replace view incidents.affected_services as
select distinct coalesce(i.merged_into, i.id) as incident_id, s.service_id
  from incidents.affected a
  join incidents.incident i on i.id = a.incident_id
  join catalog.service_names s on s.alias = a.said_service;

create or replace view incidents.alerts as
select a.id, a.origin, a.external_id, a.source, a.name, a.severity, s.service_id, e.environment_id, a.started_at,
       case when a.ended_at >= a.started_at then a.ended_at end as ended_at, a.summary, a.url, a.known_at,
       a.end_known_at, coalesce(i.merged_into, i.id) as incident_id, a.said_service, a.said_environment, a.delivery_id
  from incidents.alert a
  left join incidents.incident i on i.id = a.incident_id
  left join catalog.service_names s on s.alias = a.said_service
  left join catalog.environment_names e on e.alias = a.said_environment;

-- The last word of people on a change and an incident; deployment_id is null where it is about no change at all.
create or replace view incidents.links as
select distinct on (coalesce(i.merged_into, i.id), l.deployment_id)
       coalesce(i.merged_into, i.id) as incident_id, l.deployment_id, l.state, l.by, l.because, l.decided_at
  from incidents.link l
  join incidents.incident i on i.id = l.incident_id
 order by coalesce(i.merged_into, i.id), l.deployment_id, l.id desc;
