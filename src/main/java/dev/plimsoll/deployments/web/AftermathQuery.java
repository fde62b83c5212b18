package dev.plimsoll.deployments.web;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.deployments.TroubleScope;
import dev.plimsoll.deployments.Troubles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what happened after a deployment, and what is laid at its door. */
@Component
class AftermathQuery {

    private static final Duration LENGTH = Duration.ofMinutes(Aftermath.MINUTES);

    private static final DataClassRowMapper<MarkRow> ROW = DataClassRowMapper.newInstance(MarkRow.class);

    private final JdbcClient jdbc;
    private final Troubles troubles;
    private final Clock clock;

    AftermathQuery(JdbcClient jdbc, Troubles troubles, Clock clock) {
        this.jdbc = jdbc;
        this.troubles = troubles;
        this.clock = clock;
    }

    /** @param from when it took effect, or ended without any */
    Aftermath after(DeploymentDetail deployment, Instant from) {
        var lines = Stream.concat(troubles(deployment, from), deployments(deployment, from))
                .sorted(Comparator.comparing(Aftermath.Line::at).thenComparing(Aftermath.Line::text))
                .toList();
        return new Aftermath(
                lines.stream().limit(Aftermath.MOST).toList(),
                Math.max(0, lines.size() - Aftermath.MOST),
                !clock.instant().isBefore(from.plus(LENGTH)),
                troubles.isAnyAlertKnown());
    }

    List<Troubles.Blame> laidAt(DeploymentDetail deployment) {
        return troubles.laidAt(deployment.id());
    }

    private Stream<Aftermath.Line> troubles(DeploymentDetail deployment, Instant from) {
        var scope = new TroubleScope(deployment.service(), null, List.of(deployment.environmentId()));
        return troubles.between(scope, from, from.plus(LENGTH), 2 * Aftermath.MOST).newest().stream()
                .filter(one -> !one.beganAt().isBefore(from))
                .map(one -> Aftermath.Line.of(one, from));
    }

    private Stream<Aftermath.Line> deployments(DeploymentDetail deployment, Instant from) {
        return jdbc
                .sql("""
                        select d.id, d.happened_at, d.service_id, d.environment_id, s.name as service,
                               e.name as environment, d.target, d.slot, d.sha, d.digest, d.kind, d.state,
                               d.superseded_at is not null as replaced, d.actor, d.description, f.counts_as,
                               f.counted_because, d.flagged, b.began_at
                          from deployments.deployment d
                          join catalog.services s on s.id = d.service_id
                          join catalog.environments e on e.id = d.environment_id
                          left join deployments.effect f on f.deployment_id = d.id
                         cross join lateral (
                               select coalesce(d.started_at, d.created_at, d.happened_at) as began_at) b
                         where d.service_id = :service
                           and d.environment_id = :environment
                           and d.id <> :id
                           and d.happened_at >= :from
                           and b.began_at >= :from
                           and b.began_at < :to
                         order by b.began_at, d.id
                         limit :most
                        """)
                .param("service", deployment.serviceId())
                .param("environment", deployment.environmentId())
                .param("id", deployment.id())
                .param("from", from.atOffset(UTC))
                .param("to", from.plus(LENGTH).atOffset(UTC))
                .param("most", 2 * Aftermath.MOST)
                .query((row, n) -> Aftermath.Line.of(
                        ROW.mapRow(row, n).mark(),
                        row.getObject("began_at", OffsetDateTime.class).toInstant(),
                        from))
                .list()
                .stream();
    }
}
