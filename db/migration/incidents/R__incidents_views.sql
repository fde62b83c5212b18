-- What the module of incidents publishes. Columns are added and never renamed.
-- Owner: module incidents.

-- Incidents that stand for themselves: what was merged into another is not listed.
create or replace view incidents.incidents as
select i.id, i.origin, i.external_id, coalesce(i.title, i.key) as title, i.severity, e.environment_id, i.opened_at,
       i.resolved_at, i.url, i.key, i.began_at, i.symptom_at, i.impact_started_at, i.detected_at, i.acknowledged_at,
       i.mitigated_at, i.said_environment, i.detected_by, i.caused_by, i.impact,
       (select min(s.known_at) from incidents.statement s where s.incident_id = i.id) as known_at
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
select a.id, a.origin, a.external_id, a.source, a.name, a.severity, s.service_id, e.environment_id,
       coalesce(b.at, a.started_at) as started_at,
       case when coalesce(t.at, a.ended_at) >= coalesce(b.at, a.started_at) then coalesce(t.at, a.ended_at) end as ended_at,
       a.summary, a.url, a.known_at, a.end_known_at, coalesce(i.merged_into, i.id) as incident_id, a.said_service,
       a.said_environment, a.delivery_id
  from incidents.alert a
  left join incidents.incident i on i.id = a.incident_id
  left join catalog.service_names s on s.alias = a.said_service
  left join catalog.environment_names e on e.alias = a.said_environment
  left join lateral (
       select d.at from incidents.edit d
        where d.incident_id in (i.id, i.merged_into)
          and d.entry = 'alert-' || a.id || '-start'
          and d.aspect = 'time'
        order by d.id desc
        limit 1) b on true
  left join lateral (
       select d.at from incidents.edit d
        where d.incident_id in (i.id, i.merged_into)
          and d.entry = 'alert-' || a.id || '-end'
          and d.aspect = 'time'
        order by d.id desc
        limit 1) t on true;

-- The last word of people on a change and an incident; deployment_id is null where it is about no change at all.
create or replace view incidents.links as
select distinct on (coalesce(i.merged_into, i.id), l.deployment_id)
       coalesce(i.merged_into, i.id) as incident_id, l.deployment_id, l.state, l.by, l.because, l.decided_at
  from incidents.link l
  join incidents.incident i on i.id = l.incident_id
 order by coalesce(i.merged_into, i.id), l.deployment_id, l.id desc;

-- When the service was normal again: as somebody said; else when the last of its alerts ended; else when it was resolved.
create or replace view incidents.recoveries as
select i.id as incident_id,
       case when i.mitigated_at is not null then i.mitigated_at
            when a.known > 0 and a.firing = 0 then a.ended_at
            when a.known = 0 or i.resolved_at is not null then i.resolved_at end as restored_at,
       case when i.mitigated_at is not null then 'mitigated'
            when a.known > 0 and a.firing = 0 then 'alerts'
            when i.resolved_at is not null then 'resolved' end as restored_by
  from incidents.incident i
 cross join lateral (
       select count(*) as known, count(*) filter (where a.ended_at is null) as firing, max(a.ended_at) as ended_at
         from incidents.alerts a
        where a.incident_id = i.id) a
 where i.merged_into is null;

-- How long after a change an incident may begin and still be laid at its door, by our guess, unless people say otherwise of
-- the service.
create or replace function incidents.attribution_window() returns interval
    language sql
    immutable
    return interval '24 hours';

-- The same of a service.
create or replace function incidents.attribution_window(service bigint) returns interval
    language sql
    stable
    return coalesce((select make_interval(hours => w.hours)
                       from incidents.service_window w
                      where w.service_id = service
                        and w.replaced_at is null), incidents.attribution_window());

-- What people said of services, now and before; replaced_at is null for what holds.
create or replace view incidents.attribution_windows as
select w.service_id, w.hours, w.set_by, w.set_at, w.replaced_at
  from incidents.service_window w;

-- From which severity on incidents count, now and before; replaced_at is null for what holds.
create or replace view incidents.severity_thresholds as
select t.severity, t.set_by, t.set_at, t.replaced_at
  from incidents.severity_threshold t;

-- Which deployment an incident is laid at the door of: one row each, the first rule that finds one. Rule 1: a person or
-- the sender says so. Rule 2: it was running when the impact began, and was taken back or is named by what mended it. Rule 3: the latest change of an
-- affected service and environment within the window of that service, its end included; the first flag that anybody told of is a
-- change too, where the first version is none. Rule 5: none. What people ruled out
-- is not taken. shortest_window_hours and longest_window_hours are those that were looked at: of the service, or of all
-- that are affected where none was found. threshold is the severity from which on an incident counts, null for any.
create or replace view incidents.attributions as
select i.id as incident_id, c.deployment_id, coalesce(c.rule, 5) as rule,
       case when n.state = 'confirmed' then 'none' when c.state = 'confirmed' then 'confirmed'
            when c.deployment_id is null then 'unattributed' else 'suspected' end as state,
       coalesce(c.confidence, 'none') as confidence, coalesce(n.by, c.by) as by, coalesce(n.because, c.because) as because,
       (select cast(extract(epoch from min(incidents.attribution_window(f.service_id))) / 3600 as integer)
          from incidents.affected_services f
         where f.incident_id = i.id
           and (c.deployment_id is null
                or f.service_id in (select service_id from deployments.deployments where id = c.deployment_id))
       ) as shortest_window_hours,
       (select cast(extract(epoch from max(incidents.attribution_window(f.service_id))) / 3600 as integer)
          from incidents.affected_services f
         where f.incident_id = i.id
           and (c.deployment_id is null
                or f.service_id in (select service_id from deployments.deployments where id = c.deployment_id))
       ) as longest_window_hours,
       (select t.severity from incidents.severity_threshold t where t.replaced_at is null) as threshold
  from incidents.incident i
  left join incidents.links n on n.incident_id = i.id and n.deployment_id is null
  left join lateral (
       select l.deployment_id, 1 as rule, 'certain' as confidence, l.state, l.by, l.because, l.decided_at as at
         from incidents.links l
        where l.incident_id = i.id
          and l.deployment_id is not null
          and l.state = 'confirmed'
       union all
       select d.id, 1, 'certain', 'confirmed', i.origin, 'the sender names it', d.happened_at
         from incidents.affected_services f
         join deployments.deployments d on d.service_id = f.service_id and d.external_id = i.caused_by
        where f.incident_id = i.id
          and i.caused_by is not null
          and not exists (select from incidents.links l
                           where l.incident_id = i.id and l.deployment_id = d.id and l.state = 'ruled_out')
       union all
       select x.deployment_id, 2, 'high', null, null, null, x.took_effect_at
         from incidents.affected_services f
         join deployments.effects r on r.service_id = f.service_id
                                   and r.counts_as = 'rollback'
                                   and r.took_effect_at > i.symptom_at
                                   and r.took_effect_at <= coalesce(i.resolved_at, 'infinity')
         join catalog.environments v on v.id = r.environment_id
         left join catalog.environment_names en on en.alias = i.said_environment
         join deployments.withdrawals w on w.rollback_id = r.deployment_id
         join deployments.deployments b on b.id = r.deployment_id
        cross join lateral (
              select e.deployment_id, e.took_effect_at
                from deployments.effects e
                join deployments.deployments d on d.id = e.deployment_id
               where e.service_id = r.service_id
                 and e.environment_id = r.environment_id
                 and e.counts_as in ('change', 'config', 'baseline')
                 and e.took_effect_at < r.took_effect_at
                 and e.took_effect_at >= coalesce(w.restored_until, i.symptom_at - interval '30 days')
                 and (w.restored_until is not null or e.deployment_id = w.deployment_id)
                 and d.target = b.target
                 and d.slot = b.slot
                 and coalesce(d.started_at, e.took_effect_at) <= i.symptom_at
                 and not exists (select from incidents.links l
                                  where l.incident_id = i.id
                                    and l.deployment_id = e.deployment_id
                                    and l.state = 'ruled_out')
               order by e.took_effect_at desc
               limit 1) x
        where f.incident_id = i.id
          and (en.environment_id = r.environment_id or (en.environment_id is null and v.tier = 'production'))
       union all
       select d.id, 2, 'high', null, null, 'the deployment that mended it names it', d.happened_at
         from incidents.affected_services f
         join deployments.deployments x on x.service_id = f.service_id
                                       and x.fixes is not null
                                       and x.state in ('succeeded', 'partial')
                                       and x.happened_at >= i.symptom_at
                                       and x.happened_at <= coalesce(i.resolved_at, 'infinity')
         join deployments.deployments d on d.origin = x.origin
                                       and d.external_id = x.fixes
                                       and d.service_id = x.service_id
                                       and d.environment_id = x.environment_id
         join catalog.environments v on v.id = x.environment_id
         left join catalog.environment_names en on en.alias = i.said_environment
        where f.incident_id = i.id
          and (en.environment_id = x.environment_id or (en.environment_id is null and v.tier = 'production'))
          and coalesce(d.started_at, d.happened_at) <= i.symptom_at
          and not exists (select from incidents.links l
                           where l.incident_id = i.id and l.deployment_id = d.id and l.state = 'ruled_out')
       union all
       select e.deployment_id, 3, case when e.took_effect_at > i.symptom_at then 'medium' else 'fair' end, null, null, null,
              coalesce(d.started_at, e.took_effect_at)
         from incidents.affected_services f
         join deployments.effects e on e.service_id = f.service_id
         join deployments.deployments d on d.id = e.deployment_id
         join catalog.environments v on v.id = e.environment_id
         left join catalog.environment_names en on en.alias = i.said_environment
         left join incidents.service_window w on w.service_id = f.service_id and w.replaced_at is null
        where f.incident_id = i.id
          and (en.environment_id = e.environment_id or (en.environment_id is null and v.tier = 'production'))
          and (e.counts_as in ('change', 'config')
               or (e.counts_as = 'baseline' and d.kind in ('flag', 'secret', 'infra', 'migration')))
          and coalesce(d.started_at, e.took_effect_at) <= i.symptom_at
          and e.took_effect_at >= i.symptom_at
                                   - coalesce(make_interval(hours => w.hours), incidents.attribution_window())
          and e.took_effect_at <= coalesce(greatest(i.resolved_at, i.symptom_at), 'infinity')
          and not exists (select from incidents.links l
                           where l.incident_id = i.id and l.deployment_id = e.deployment_id and l.state = 'ruled_out')
        order by rule, at desc, deployment_id desc
        limit 1) c on coalesce(n.state, '') <> 'confirmed'
 where i.merged_into is null;
