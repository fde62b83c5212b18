package dev.plimsoll.deployments;

import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads where a commit and those that contain it ran, in one statement along the index of SHAs. Its cost grows with how
 * often they ran and with the number of places, not with the length of history.
 */
@Component
class ShaPlaceRows {

    private final JdbcClient jdbc;

    ShaPlaceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The places of every service that the commit may have to do with: it ran there, or its repository is the service's. */
    List<ShaPlace> find(Descendants.Family family) {
        return jdbc.sql("""
                        with hit as materialized (
                          select service_id, environment_id, target, slot, began_at, sha, deployment_id, since_before,
                                 state
                            from deployments.interval
                           where known_until is null
                             and state <> 'ended'
                             and slot in ('stable', 'canary', 'blue', 'green')
                             and sha = any(cast(:family as text[]))
                        ), own as (
                          select distinct on (service_id, environment_id, target, slot) *,
                                 max(began_at) over (partition by service_id, environment_id, target, slot) as last_at
                            from hit
                           where sha = :sha
                           order by service_id, environment_id, target, slot, began_at
                        ), heir as (
                          select distinct on (service_id, environment_id, target, slot) *
                            from hit
                           where sha <> :sha
                           order by service_id, environment_id, target, slot, began_at
                        ), home as (
                          select id, service_id
                            from catalog.repositories
                           where id in (select repository_id from changes.commits where sha = :sha)
                        ), concerned as (
                          select service_id from hit
                           union
                          select service_id from home
                           union
                          select r.service_id
                            from deployments.running r
                            join deployments.deployment d on d.id = r.deployment_id
                           where d.repository_id in (select id from home)
                        )
                        select s.name as service, e.name as environment, r.target, r.slot,
                               o.began_at as arrived_at, o.deployment_id as arrived_with,
                               od.external_id as arrived_with_id,
                               coalesce(o.since_before, false) as was_there_before,
                               coalesce(o.state = 'mixed', false) as is_partial,
                               coalesce(r.sha = :sha and r.state <> 'ended', false) as is_there,
                               n.began_at as left_at, n.state as next_state, n.sha as next_sha, n.digest as next_digest,
                               n.deployment_id as next_with, nd.external_id as next_with_id,
                               h.began_at as contained_at, h.sha as contained_sha, h.deployment_id as contained_with,
                               hd.external_id as contained_with_id,
                               case when r.state <> 'ended' then r.sha end as runs_now,
                               case when r.state = 'ended' then false
                                    when r.sha = any(cast(:family as text[])) then true
                                    when r.sha is not null and not :truncated then false end as is_contained
                          from deployments.running r
                          join catalog.services s on s.id = r.service_id
                          join catalog.environments e on e.id = r.environment_id
                          left join own o using (service_id, environment_id, target, slot)
                          left join heir h using (service_id, environment_id, target, slot)
                          left join lateral (
                                 select began_at, state, sha, digest, deployment_id
                                   from deployments.interval
                                  where service_id = r.service_id
                                    and environment_id = r.environment_id
                                    and target = r.target
                                    and slot = r.slot
                                    and known_until is null
                                    and began_at > o.last_at
                                  order by began_at
                                  limit 1) n on true
                          left join deployments.deployment od on od.id = o.deployment_id
                          left join deployments.deployment hd on hd.id = h.deployment_id
                          left join deployments.deployment nd on nd.id = n.deployment_id and n.state <> 'ended'
                         where r.service_id in (select service_id from concerned)
                           and r.slot in ('stable', 'canary', 'blue', 'green')
                           and (r.state <> 'ended' or o.began_at is not null or h.began_at is not null)
                         order by s.name, e.position, e.name, r.target, r.slot desc
                        """)
                .param("family", family.shas().toArray(String[]::new))
                .param("sha", family.sha())
                .param("truncated", family.isTruncated())
                .query(DataClassRowMapper.newInstance(ShaPlace.class))
                .list();
    }
}
