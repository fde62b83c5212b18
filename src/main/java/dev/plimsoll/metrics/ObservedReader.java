package dev.plimsoll.metrics;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the numbers rest on. */
@Component
class ObservedReader {

    private final JdbcClient jdbc;

    ObservedReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody has told of an incident, or could.
     *
     * @param asOf null for now
     */
    boolean hasIncidentSource(@Nullable Instant asOf) {
        return jdbc.sql("""
                        select exists (select
                                         from incidents.incidents
                                        where cast(:asOf as timestamptz) is null
                                           or known_at <= :asOf)
                            or exists (select
                                         from intake.sources
                                        where kind in ('alertmanager', 'grafana', 'pagerduty')
                                          and (cast(:asOf as timestamptz) is null or created_at <= :asOf))
                        """)
                .param("asOf", Instants.utc(asOf), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Boolean.class)
                .single();
    }

    /** @param asOf null for now */
    AttributedWithin attributedWithin(@Nullable Instant asOf) {
        var own = new HashMap<Long, Duration>();
        jdbc.sql("""
                        select service_id, hours
                          from incidents.attribution_windows
                         where (replaced_at is null or replaced_at > cast(:asOf as timestamptz))
                           and (cast(:asOf as timestamptz) is null or set_at <= :asOf)
                        """)
                .param("asOf", Instants.utc(asOf), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(row -> {
                    own.put(row.getLong("service_id"), Duration.ofHours(row.getInt("hours")));
                });
        return new AttributedWithin(own);
    }

    /** Changes of the window of which no commit is known. */
    long withoutCommits(Scope scope) {
        return scope.bind(jdbc.sql("""
                        select count(*)
                          from metrics.deployment m
                         where m.kind = 'change'
                           and m.is_counted
                           and m.deployment_id in (select deployment_id from metrics.gap where outcome = 'unknown_commit')
                           and %s
                           and %s
                           and %s
                           and %s
                           and %s
                        """.formatted(
                                scope.holds("m"),
                                scope.where("m"),
                                scope.inWindow("m"),
                                scope.leads("m"),
                                scope.notExcluded("m.deployment_id"))))
                .query(Long.class)
                .single();
    }

    /**
     * Deployments that failed before they took effect. As of an instant, those of which nothing was learned after it: a
     * repeated report of one makes it unknown before.
     */
    long failedAttempts(Scope scope) {
        return scope.bind(jdbc.sql("""
                        select count(*)
                          from deployments.deployments d
                         where d.state = 'failed'
                           and d.happened_at >= :from
                           and d.happened_at < :to
                           and (cast(:asOf as timestamptz) is null or d.known_at <= :asOf)
                           and %s
                        """.formatted(scope.where("d"))))
                .query(Long.class)
                .single();
    }
}
