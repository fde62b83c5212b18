package dev.plimsoll.deployments.web;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the deployments of the places that a timeline shows, each place along its own index. */
@Component
class MarkQuery {

    private static final String PLACES = """
            with place as (
              select distinct service_id, environment_id
                from unnest(:services, :environments) as p (service_id, environment_id)
            )
            """;

    private static final String OF_PLACE = """
                         from deployments.deployment
                        where service_id = p.service_id
                          and environment_id = p.environment_id
                          and (cast(:versions as boolean) is null
                               or (slot in ('stable', 'canary', 'blue', 'green')) = :versions)
            """;

    private final JdbcClient jdbc;

    MarkQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest of the window, at most {@code limit}; after a cursor, those that come next. */
    List<TimelineMark> marks(LanesShown lanes, TimeWindow window, @Nullable Cursor after, int limit) {
        var begin = after == null ? new Cursor(window.to(), 0) : after;
        return inPlaces(lanes, PLACES + """
                select d.id, d.happened_at, d.service_id, d.environment_id, s.name as service, e.name as environment,
                       d.target, d.slot, d.sha, d.digest, d.kind, d.state, d.superseded_at is not null as replaced, d.actor,
                       d.description, f.counts_as, f.counted_because, d.flagged
                  from place p
                 cross join lateral (
                       select *
                """ + OF_PLACE + """
                          and happened_at >= :from
                          and (happened_at, id) < (:before, :number)
                        order by happened_at desc, id desc
                        limit :limit) d
                  join catalog.services s on s.id = d.service_id
                  join catalog.environments e on e.id = d.environment_id
                  left join deployments.effect f on f.deployment_id = d.id
                 order by d.happened_at desc, d.id desc
                 limit :limit
                """)
                .param("from", window.from().atOffset(UTC))
                .param("before", begin.at().atOffset(UTC))
                .param("number", begin.id())
                .param("limit", limit)
                .query(DataClassRowMapper.newInstance(MarkRow.class))
                .list()
                .stream()
                .map(MarkRow::mark)
                .toList();
    }

    /** How many there are in each part of the window: none is left out, however many there are. */
    List<MarkCount> counts(LanesShown lanes, TimeWindow window, int buckets) {
        return inPlaces(lanes, PLACES + """
                select p.service_id, p.environment_id, d.target, d.slot, count(*) as number,
                       count(*) filter (where d.state in ('failed', 'partial')) as failed,
                       count(*) filter (where f.counts_as = 'rollback') as rolled_back,
                       min(d.happened_at) as first, max(d.happened_at) as last,
                       case when count(distinct d.sha) = 1 and count(d.sha) = count(*) then min(d.sha) end as sha
                  from place p
                 cross join lateral (
                       select id, target, slot, state, sha, happened_at
                """ + OF_PLACE + """
                          and happened_at >= :from
                          and happened_at < :to) d
                  left join deployments.effect f on f.deployment_id = d.id
                 group by p.service_id, p.environment_id, d.target, d.slot, width_bucket(
                            cast(extract(epoch from d.happened_at) as float8), cast(:first as float8),
                            cast(:last as float8), cast(:buckets as integer))
                """)
                .param("from", window.from().atOffset(UTC))
                .param("to", window.to().atOffset(UTC))
                .param("first", window.from().getEpochSecond())
                .param("last", window.to().getEpochSecond() + 1)
                .param("buckets", buckets)
                .query(DataClassRowMapper.newInstance(MarkCount.class))
                .list();
    }

    /** The last that happened before an instant. */
    Optional<Instant> lastBefore(LanesShown lanes, Instant before) {
        return inPlaces(lanes, PLACES + """
                select d.happened_at
                  from place p
                 cross join lateral (
                       select happened_at
                """ + OF_PLACE + """
                          and happened_at < :before
                        order by happened_at desc, id desc
                        limit 1) d
                 order by d.happened_at desc
                 limit 1
                """)
                .param("before", before.atOffset(UTC))
                .query((row, n) ->
                        row.getObject("happened_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    private JdbcClient.StatementSpec inPlaces(LanesShown shown, String sql) {
        var lanes = shown.lanes();
        return jdbc.sql(sql)
                .param("versions", shown.filter().versions())
                .param("services", lanes.stream().map(TimelineLane::serviceId).toArray(Long[]::new))
                .param(
                        "environments",
                        lanes.stream().map(TimelineLane::environmentId).toArray(Long[]::new));
    }
}
