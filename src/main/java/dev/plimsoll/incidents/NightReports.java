package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what somebody wants to know who was woken up: what changed, what runs, and the safe way back. */
@Component
public class NightReports {

    public static final Duration BEFORE = Duration.ofMinutes(60);

    private static final int MOST_SERVICES = 12;
    private static final int MOST_CHANGES = 200;

    private final LedgerEntries ledger;
    private final BuildEntries builds;
    private final List<TimelineContributor> contributors;
    private final LastGoodReader lastGood;
    private final IncidentList incidents;
    private final JdbcClient jdbc;
    private final Clock clock;

    NightReports(
            LedgerEntries ledger,
            BuildEntries builds,
            List<TimelineContributor> contributors,
            LastGoodReader lastGood,
            IncidentList incidents,
            JdbcClient jdbc,
            Clock clock) {
        this.ledger = ledger;
        this.builds = builds;
        this.contributors = contributors;
        this.lastGood = lastGood;
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param at null for now
     * @param service a service to look at beside those in trouble, by any of its names
     */
    @Transactional(readOnly = true)
    public NightReport report(@Nullable Instant at, @Nullable String service) {
        var now = clock.instant();
        var then = at == null || at.isAfter(now) ? now : at;
        var from = then.minus(BEFORE);
        var open = incidents.those(openAt(then));
        var troubled = troubled(open, from, then, service);
        return new NightReport(
                then,
                at == null,
                from,
                changes(from, then),
                open,
                lastGood.of(troubled, then),
                underWay(then),
                open.stream()
                        .map(IncidentItem::beganAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private List<Long> openAt(Instant at) {
        return jdbc.sql("""
                        select i.id
                          from incidents.incidents i
                          left join catalog.environments e on e.id = i.environment_id
                         where i.began_at <= :at
                           and (i.resolved_at is null or i.resolved_at > :at)
                           and coalesce(e.tier, 'production') = 'production'
                         order by i.began_at desc
                         limit 20
                        """).param("at", utc(at)).query(Long.class).list();
    }

    /** Those of open incidents, that alert, and that changed; and the one that was asked for. */
    private Set<Long> troubled(List<IncidentItem> open, Instant from, Instant at, @Nullable String service) {
        var services = new TreeSet<Long>();
        if (service != null && !service.isBlank()) {
            services.addAll(jdbc.sql("select service_id from catalog.service_names where alias = :name")
                    .param("name", IncidentRows.alias(service))
                    .query(Long.class)
                    .list());
            return services;
        }
        open.forEach(incident -> incident.services().stream()
                .map(AffectedService::id)
                .filter(Objects::nonNull)
                .forEach(services::add));
        services.addAll(jdbc.sql("""
                        select distinct a.service_id
                          from incidents.alerts a
                         where a.service_id is not null
                           and a.started_at between cast(:at as timestamptz) - interval '1 day' and :at
                           and (a.ended_at is null or a.ended_at > :at)
                         limit :most
                        """)
                .param("at", utc(at))
                .param("most", MOST_SERVICES)
                .query(Long.class)
                .list());
        changed(from, at).stream()
                .limit(Math.max(0, MOST_SERVICES - services.size()))
                .forEach(services::add);
        return services;
    }

    private List<Long> changed(Instant from, Instant at) {
        return jdbc.sql("""
                        select d.service_id
                          from deployments.deployments d
                          join catalog.environments e on e.id = d.environment_id
                         where e.tier = 'production'
                           and d.happened_at between :from and :at
                         group by d.service_id
                         order by max(d.happened_at) desc
                         limit :most
                        """)
                .param("from", utc(from))
                .param("at", utc(at))
                .param("most", MOST_SERVICES)
                .query(Long.class)
                .list();
    }

    private List<TimelineEntry> changes(Instant from, Instant at) {
        var services = Set.copyOf(
                jdbc.sql("select id from catalog.services").query(Long.class).list());
        var environments = Set.copyOf(jdbc.sql("select id from catalog.environments where tier = 'production'")
                .query(Long.class)
                .list());
        var scope = new IncidentScope(services, Set.of(), environments);
        var entries = new ArrayList<>(ledger.of(scope, from, at));
        entries.addAll(builds.of(scope, from, at));
        entries.addAll(OwnEntries.entries(alerts(from, at)));
        var asked = new TimelineScope(services, environments, from, at);
        contributors.forEach(contributor -> entries.addAll(contributor.entries(asked)));
        return entries.stream()
                .filter(TimelineEntry::isKey)
                .sorted(Comparator.comparing(TimelineEntry::at).reversed().thenComparing(TimelineEntry::id))
                .limit(MOST_CHANGES)
                .toList();
    }

    private List<KnownAlert> alerts(Instant from, Instant at) {
        return jdbc.sql("""
                        select a.id, a.name, a.severity, a.source, s.name as service, a.said_environment as environment,
                               a.started_at, case when a.ended_at <= :at then a.ended_at end as ended_at, a.known_at,
                               a.end_known_at, a.summary, a.url
                          from incidents.alerts a
                          left join catalog.services s on s.id = a.service_id
                         where a.started_at between :from and :at
                         order by a.started_at desc
                         limit :most
                        """)
                .param("from", utc(from))
                .param("at", utc(at))
                .param("most", MOST_CHANGES)
                .query(org.springframework.jdbc.core.DataClassRowMapper.newInstance(KnownAlert.class))
                .list();
    }

    private int underWay(Instant at) {
        return jdbc.sql("""
                        select count(*)
                          from deployments.deployments d
                          join catalog.environments e on e.id = d.environment_id
                         where e.tier = 'production'
                           and d.state = 'running'
                           and d.happened_at <= :at
                        """).param("at", utc(at)).query(Integer.class).single();
    }
}
