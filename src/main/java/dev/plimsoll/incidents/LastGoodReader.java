package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds for each service of production what runs, and what it is safe to return to. */
@Component
class LastGoodReader {

    private static final int MOST_INTERVALS = 30;

    private final JdbcClient jdbc;

    LastGoodReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Ran(
            RanInterval interval,
            boolean isBad,
            @Nullable String actor,
            @Nullable String runbook) {

        String place() {
            return "%d/%s/%s".formatted(interval.serviceId(), interval.environment(), interval.target());
        }

        String version() {
            return "%s/%s/%s".formatted(interval.sha(), interval.digest(), interval.configHash());
        }
    }

    private record Since(
            String kind, Instant tookEffectAt, @Nullable String label) {}

    List<LastGood> of(Collection<Long> services, Instant at) {
        var places = new LinkedHashMap<String, List<Ran>>();
        ran(services, at)
                .forEach(ran -> places.computeIfAbsent(ran.place(), any -> new ArrayList<>())
                        .add(ran));
        return places.values().stream().flatMap(all -> of(all, at).stream()).toList();
    }

    /** @param all of one place, the latest first */
    private Stream<LastGood> one(List<Ran> all, Instant at) {
        var now = all.get(0);
        if (now.interval().endedAt() != null && !now.interval().endedAt().isAfter(at)) {
            return Stream.of();
        }
        var good = all.stream()
                .skip(1)
                .filter(ran -> !ran.isBad() && !ran.version().equals(now.version()))
                .findFirst()
                .orElse(null);
        return Stream.of(new LastGood(
                now.interval().serviceId(),
                now.interval().service(),
                now.interval().environment(),
                now.interval(),
                !now.isBad(),
                good == null ? null : good.interval(),
                good == null ? Duration.ZERO : ranFor(all, good, at),
                good == null ? null : good.interval().endedAt(),
                good == null ? List.of() : warnings(now.interval(), good.interval(), at),
                Stream.of(now.actor()).filter(Objects::nonNull).toList(),
                now.runbook()));
    }

    private List<LastGood> of(List<Ran> all, Instant at) {
        return one(all, at).toList();
    }

    private static Duration ranFor(List<Ran> all, Ran good, Instant at) {
        return all.stream()
                .filter(ran -> ran.version().equals(good.version()))
                .map(ran -> Duration.between(
                        ran.interval().beganAt(),
                        Objects.requireNonNullElse(ran.interval().endedAt(), at)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private List<Ran> ran(Collection<Long> services, Instant at) {
        return jdbc.sql("""
                        select i.*, s.runbook_url,
                               exists (select
                                         from deployments.withdrawals w
                                         join deployments.rollbacks r on r.deployment_id = w.rollback_id
                                        where w.deployment_id = i.deployment_id
                                          and r.took_effect_at <= :at)
                               or exists (select
                                            from incidents.affected_services f
                                            join incidents.attributions a on a.incident_id = f.incident_id
                                            join incidents.incidents n on n.id = f.incident_id
                                           where f.service_id = i.service_id
                                             and a.deployment_id = i.deployment_id
                                             and a.rule <= 2
                                             and n.began_at <= :at) as is_bad,
                               d.actor
                          from catalog.services s
                         cross join lateral (
                               select i.service_id, s.name as service, v.name as environment, i.target, i.sha, i.digest,
                                      i.config_hash, i.deployment_id, i.began_at, i.ended_at
                                 from deployments.intervals i
                                 join catalog.environments v on v.id = i.environment_id
                                where i.service_id = s.id
                                  and v.tier = 'production'
                                  and i.slot = 'stable'
                                  and i.state = 'running'
                                  and i.began_at <= :at
                                order by i.began_at desc
                                limit :most) i
                          left join deployments.deployments d on d.id = i.deployment_id
                         where s.id = any(:services)
                         order by i.service, i.environment, i.target, i.began_at desc
                        """)
                .param("services", ChangeReader.longs(services), Types.ARRAY)
                .param("at", utc(at))
                .param("most", MOST_INTERVALS)
                .query((row, n) -> new Ran(
                        Objects.requireNonNull(DataClassRowMapper.newInstance(RanInterval.class)
                                .mapRow(row, n)),
                        row.getBoolean("is_bad"),
                        row.getString("actor"),
                        row.getString("runbook_url")))
                .list();
    }

    /** What changed beside the version since the good one ended, and stays as it is when it comes back. */
    private List<String> warnings(RanInterval now, RanInterval good, Instant at) {
        var since = good.endedAt() == null ? now.beganAt() : good.endedAt();
        var warnings = new ArrayList<>(jdbc
                .sql("""
                        select d.kind, coalesce(e.took_effect_at, d.happened_at) as took_effect_at, d.external_id as label
                          from deployments.deployments d
                          join catalog.environments v on v.id = d.environment_id
                          left join deployments.effects e on e.deployment_id = d.id
                         where d.service_id = :service
                           and v.name = :environment
                           and d.kind in ('migration', 'secret', 'infra', 'flag')
                           and d.state in ('running', 'succeeded', 'partial')
                           and d.happened_at between :since and :at
                         order by d.happened_at desc
                         limit 5
                        """)
                .param("service", now.serviceId())
                .param("environment", now.environment())
                .param("since", utc(since.minus(Duration.ofMinutes(30))))
                .param("at", utc(at))
                .query(DataClassRowMapper.newInstance(Since.class))
                .stream()
                .map(LastGoodReader::words)
                .toList());
        if (now.configHash() != null
                && good.configHash() != null
                && !now.configHash().equals(good.configHash())) {
            warnings.add("The configuration is another now: %s, where %s ran with it"
                    .formatted(now.configHash(), good.configHash()));
        }
        return warnings;
    }

    private static String words(Since since) {
        return switch (since.kind()) {
            case "migration" -> "The schema moved since (%s): returning is not safe".formatted(since.label());
            case "secret" -> "A secret changed since (%s), and stays changed".formatted(since.label());
            case "flag" -> "A flag changed since (%s), and stays changed".formatted(since.label());
            default -> "The infrastructure changed since (%s), and stays changed".formatted(since.label());
        };
    }
}
