package dev.plimsoll.deployments.web;

/**
 * From when on a deployment that has begun and not ended counts as lost: nothing was heard of it for twice as long as
 * nearly all others took. It is never taken for a failure.
 */
final class Silence {

    /**
     * An instant, for a statement that calls the deployment {@code d}: twice the 95th percentile of the last fifty
     * successes in the same place, at least ten minutes; an hour where there are fewer than five; null for one that has
     * not begun, or has ended.
     */
    static final String LOST_AFTER = """
            case when d.state in ('queued', 'running') then (
                   select coalesce(max(r.occurred_at), d.happened_at) + (
                            select case when count(*) < 5 then interval '1 hour'
                                        else greatest(interval '10 minutes',
                                                      2 * percentile_cont(0.95) within group (order by took)) end
                              from (select l.finished_at - l.started_at as took
                                      from deployments.deployment l
                                     where l.service_id = d.service_id
                                       and l.environment_id = d.environment_id
                                       and l.state = 'succeeded'
                                       and l.started_at is not null
                                     order by l.happened_at desc
                                     limit 50) lately)
                     from deployments.report r
                    where r.deployment_id = d.id) end
            """;

    private Silence() {}
}
