package dev.plimsoll.overview;

import dev.plimsoll.gates.Freezes;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one sentence on every page: what production is doing, and whether anybody still tells us. */
@Component
public class StateSentence {

    /** A source that has said something within this time is reporting. */
    private static final Duration REPORTING = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Freezes freezes;
    private final Clock clock;

    StateSentence(JdbcClient jdbc, Freezes freezes, Clock clock) {
        this.jdbc = jdbc;
        this.freezes = freezes;
        this.clock = clock;
    }

    public State now() {
        return jdbc.sql("""
                        select exists (select from deployments.running_now where state <> 'ended') as is_anything_running,
                               (select count(distinct r.service_id)
                                  from deployments.running_now r
                                  join catalog.environments e on e.id = r.environment_id
                                 where e.tier = 'production'
                                   and r.state <> 'ended') as production,
                               (select count(distinct r.service_id)
                                  from deployments.running_now r
                                  join catalog.environments e on e.id = r.environment_id
                                 where e.tier = 'production'
                                   and r.state <> 'ended'
                                   and r.deployment_id is null
                                   and not r.since_before) as unreported,
                               (select count(*) from deployments.deployments where state = 'running') as under_way,
                               (select count(*) from deployments.deployments where state = 'waiting') as waiting,
                               (select count(*) from gates.requests where state = 'pending') as asked,
                               (select count(*) from gates.requests where state = 'held') as held,
                               cast(:frozen as timestamptz) as frozen_until, s.sources, s.reporting, s.last_event_at, s.is_demo,
                               coalesce(o.number, 0) as open_incidents, o.key as open_incident, o.began_at as open_since,
                               l.key as last_incident, l.resolved_at as last_resolved_at
                          from (select count(*) filter (where kind <> 'events' or last_event_at is not null) as sources,
                                       count(*) filter (where last_event_at > :since) as reporting,
                                       max(last_event_at) as last_event_at,
                                       coalesce(bool_or(is_demo), false) as is_demo
                                  from intake.sources) s
                          left join lateral (
                               select i.key, i.began_at, count(*) over () as number
                                 from incidents.incidents i
                                 left join catalog.environments e on e.id = i.environment_id
                                where i.resolved_at is null
                                  and i.began_at <= :now
                                  and (e.tier = 'production' or i.said_environment is null)
                                order by i.began_at desc, i.key
                                limit 1) o on true
                          left join lateral (
                               select i.key, i.resolved_at
                                 from incidents.incidents i
                                 left join catalog.environments e on e.id = i.environment_id
                                where i.resolved_at <= :now
                                  and (e.tier = 'production' or i.said_environment is null)
                                order by i.resolved_at desc, i.key
                                limit 1) l on true
                        """)
                .param("frozen", frozenUntil(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("since", clock.instant().minus(REPORTING).atOffset(ZoneOffset.UTC))
                .query(DataClassRowMapper.newInstance(State.class))
                .single();
    }

    private @Nullable OffsetDateTime frozenUntil() {
        return freezes.productionFrozenUntil()
                .map(until -> until.atOffset(ZoneOffset.UTC))
                .orElse(null);
    }

    /**
     * @param isAnythingRunning whether a service runs anywhere
     * @param production services that run in production
     * @param unreported those of them that run there what nobody reported
     * @param underWay deployments that have begun and not ended
     * @param waiting deployments that wait at a gate
     * @param asked requests that wait for approval
     * @param held requests that a gate holds whoever says yes
     * @param frozenUntil the end of the freeze that holds all of production now; null if none does
     * @param sources senders that could report
     * @param reporting senders that have said something within the last week
     * @param openIncidents incidents in production that are open
     * @param openIncident the key of the newest of them
     * @param lastIncident the key of the one in production that was resolved last
     */
    public record State(
            boolean isAnythingRunning,
            int production,
            int unreported,
            int underWay,
            int waiting,
            int asked,
            int held,
            @Nullable Instant frozenUntil,
            int sources,
            int reporting,
            @Nullable Instant lastEventAt,
            boolean isDemo,
            int openIncidents,
            @Nullable String openIncident,
            @Nullable Instant openSince,
            @Nullable String lastIncident,
            @Nullable Instant lastResolvedAt) {

        /** What the load line is coloured by: {@code incident, frozen} or {@code open}. */
        public String line() {
            return openIncidents > 0 ? "incident" : frozenUntil == null ? "open" : "frozen";
        }

        /** Whether something runs in production that nobody reported. */
        public boolean hasUnreported() {
            return unreported > 0;
        }

        public String productionSentence() {
            return production == 1 ? "1 service runs in production" : production + " services run in production";
        }

        public String sourcesSentence() {
            return sources == 0
                    ? "no source is connected"
                    : "%d of %d %s reporting".formatted(reporting, sources, sources == 1 ? "source" : "sources");
        }
    }
}
