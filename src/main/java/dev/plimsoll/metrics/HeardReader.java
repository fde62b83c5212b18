package dev.plimsoll.metrics;

import dev.plimsoll.intake.Hearing;
import dev.plimsoll.intake.Silences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads when the sources were silent that bring the deployments of a scope. */
@Component
class HeardReader {

    /** By so many of its last deployments it is known who brings those of a service. */
    private static final int LATEST = 20;

    private final Silences silences;
    private final JdbcClient jdbc;
    private final Clock clock;

    HeardReader(Silences silences, JdbcClient jdbc, Clock clock) {
        this.silences = silences;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param deployed those of the scope, which say when somebody has spoken of them after all */
    Heard read(Scope scope, List<Deployed> deployed) {
        var at = Objects.requireNonNullElseGet(scope.asOf(), clock::instant);
        var all = silences.between(scope.from(), scope.to(), at);
        var silent = all.stream()
                .filter(hearing -> hearing.silentSince() != null)
                .map(hearing -> silent(hearing, at))
                .toList();
        var isAnySilent = all.stream()
                .anyMatch(hearing ->
                        !hearing.origins().isEmpty() && !hearing.silences().isEmpty());
        if (!isAnySilent) {
            return new Heard(List.of(), silent);
        }
        var ends = deployed.stream()
                .flatMapToLong(service -> Arrays.stream(service.at()))
                .sorted()
                .toArray();
        var unheard = new Quiet(at, ends)
                .together(bringing(scope, all)).stream()
                        .filter(one -> one.overlaps(scope.from(), scope.to()))
                        .toList();
        return new Heard(unheard, silent);
    }

    /** None if it is not known of each deployment who brings it. */
    private List<Hearing> bringing(Scope scope, List<Hearing> all) {
        var services = scope.services();
        var bringing =
                all.stream().filter(hearing -> !hearing.origins().isEmpty()).toList();
        if (services == null) {
            return bringing;
        }
        var origins = origins(scope);
        var isKnown = origins.stream()
                .allMatch(origin ->
                        bringing.stream().anyMatch(hearing -> hearing.origins().contains(origin)));
        return isKnown
                ? bringing.stream()
                        .filter(hearing -> hearing.origins().stream().anyMatch(origins::contains))
                        .toList()
                : List.of();
    }

    private Set<String> origins(Scope scope) {
        return scope.bind(jdbc.sql("""
                        select distinct d.origin
                          from unnest(cast(:services as bigint[])) as s(id)
                         cross join lateral (
                                 select l.origin
                                   from deployments.deployments l
                                  where l.service_id = s.id
                                    and l.happened_at < :to
                                  order by l.happened_at desc, l.id desc
                                  limit :latest) d
                        """))
                .param("latest", LATEST)
                .query(String.class)
                .set();
    }

    private static SilentSource silent(Hearing hearing, Instant at) {
        var since = Objects.requireNonNull(hearing.silentSince());
        return new SilentSource(
                hearing.source(),
                since,
                Duration.between(since, at).toSeconds(),
                seconds(hearing.usualPause()),
                seconds(hearing.heartbeat()));
    }

    private static @Nullable Double seconds(@Nullable Duration length) {
        return length == null ? null : (Double) (double) length.toSeconds();
    }
}
