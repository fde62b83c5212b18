package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.ALERTS;
import static dev.plimsoll.incidents.IncidentRows.utc;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts each alert into the incident it belongs to: one that a source or a person told of, of the same service and
 * environment, that was open when the alert began or is opened within {@code plimsoll.incidents.together} of it. Grave
 * alerts that find none open one of their own, together with those that lie near them; when a source tells of it later,
 * that one takes them over. What people split off takes in what they say, and nothing else. The result depends on what is known, not on the order in which it came.
 */
@Component
class AlertPlacement {

    private final JdbcClient jdbc;
    private final IncidentRows incidents;
    private final IncidentsProperties properties;

    AlertPlacement(JdbcClient jdbc, IncidentRows incidents, IncidentsProperties properties) {
        this.jdbc = jdbc;
        this.incidents = incidents;
        this.properties = properties;
    }

    /** An alert as it is known, and where it is. */
    record Row(
            long id,
            String name,
            String service,
            @Nullable String environment,
            @Nullable String tier,
            String severity,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long incidentId,
            boolean isPlaced) {}

    /** An incident that somebody told of. */
    record Told(
            long id,
            String key,
            String service,
            @Nullable String environment,
            Instant beganAt,
            @Nullable Instant resolvedAt) {}

    /** An incident of our own, by the alert that opened it. */
    record Own(long id, long anchor) {}

    /**
     * Places the alerts of these services that may be touched by what happened between two instants.
     *
     * @param services by any of their names
     * @return the incidents that may have changed
     */
    Set<Long> place(Collection<String> services, Instant from, Instant to) {
        var names = names(services);
        var alerts = chain(names, from, to);
        if (alerts.isEmpty()) {
            return Set.of();
        }
        var touched = new HashSet<Long>();
        alerts.stream().map(Row::incidentId).filter(Objects::nonNull).forEach(touched::add);
        var told = told(names, first(alerts), last(alerts));
        var left = new ArrayList<Row>();
        for (var alert : alerts) {
            var home = alert.isPlaced() ? Optional.ofNullable(alert.incidentId()) : home(alert, told);
            home.ifPresentOrElse(id -> put(alert, id, touched), () -> left.add(alert));
        }
        var owned = group(left, touched);
        left.stream().filter(alert -> !owned.contains(alert.id())).forEach(alert -> put(alert, null, touched));
        absorb(alerts, touched);
        return touched;
    }

    private Optional<Long> home(Row alert, List<Told> told) {
        return told.stream()
                .filter(incident -> incident.service().equals(alert.service()))
                .filter(incident -> incident.environment() == null
                        || alert.environment() == null
                        || incident.environment().equals(alert.environment()))
                .filter(incident ->
                        !alert.startedAt().isBefore(incident.beganAt().minus(properties.together())))
                .filter(incident ->
                        !alert.startedAt().isAfter(incident.beganAt().plus(properties.drawsFor())))
                .filter(incident ->
                        incident.resolvedAt() == null || !alert.startedAt().isAfter(incident.resolvedAt()))
                .min(Comparator.comparing((Told incident) -> Duration.between(incident.beganAt(), alert.startedAt())
                                .abs())
                        .thenComparing(Told::key))
                .map(Told::id);
    }

    /** @return the alerts that are in a group */
    private Set<Long> group(List<Row> left, Set<Long> touched) {
        var owned = new HashSet<Long>();
        var byId = new java.util.HashMap<Long, Row>();
        left.forEach(alert -> byId.put(alert.id(), alert));
        for (var group : AlertGroup.of(left.stream().map(this::fired).toList(), properties.together())) {
            var own = own(group);
            for (var id : group.ids()) {
                put(Objects.requireNonNull(byId.get(id)), own, touched);
                owned.add(id);
            }
            tell(own, group, Objects.requireNonNull(byId.get(group.first().id())));
        }
        return owned;
    }

    private AlertGroup.Fired fired(Row alert) {
        var until = alert.endedAt() == null ? alert.startedAt().plus(properties.unendedFor()) : alert.endedAt();
        return new AlertGroup.Fired(
                alert.id(),
                alert.name(),
                alert.service() + "/" + Objects.requireNonNullElse(alert.environment(), ""),
                alert.startedAt(),
                until.isBefore(alert.startedAt()) ? alert.startedAt() : until,
                alert.endedAt() != null,
                properties.opens(alert.severity())
                        && (alert.tier() == null || alert.tier().equals("production")));
    }

    private long own(AlertGroup group) {
        var known = jdbc.sql("""
                        select id
                          from incidents.incident
                         where origin = :alerts
                           and external_id = any(:anchors)
                         order by id
                         limit 1
                        """)
                .param("alerts", ALERTS)
                .param("anchors", group.ids().stream().map(String::valueOf).toArray(String[]::new), Types.ARRAY)
                .query(Long.class)
                .optional();
        return known.orElseGet(() -> incidents.known(
                ALERTS, String.valueOf(group.first().id()), group.first().from()));
    }

    /** Says of an incident of our own what its alerts say of it. */
    private void tell(long own, AlertGroup group, Row first) {
        var at = group.first().from();
        jdbc.sql("update incidents.incident set merged_into = null, is_absorbed = false where id = :id and is_absorbed")
                .param("id", own)
                .update();
        jdbc.sql("delete from incidents.statement where incident_id = :id and by = :alerts")
                .param("id", own)
                .param("alerts", ALERTS)
                .update();
        jdbc.sql("delete from incidents.affected where incident_id = :id and said_service <> :service")
                .param("id", own)
                .param("service", IncidentRows.alias(first.service()))
                .update();
        incidents.affect(own, List.of(first.service()));
        incidents.state(own, "title", "%s on %s".formatted(first.name(), first.service()), ALERTS, at, at);
        incidents.state(own, "severity", first.severity(), ALERTS, at, at);
        incidents.state(own, "environment", first.environment(), ALERTS, at, at);
        incidents.unhappen(own, ALERTS, "opened");
        incidents.unhappen(own, ALERTS, "resolved");
        incidents.happen(own, ALERTS, "Plimsoll", Moment.only(Phase.OPENED, at), at, at, null);
        var ended = group.endedAt();
        if (ended != null) {
            incidents.happen(own, ALERTS, "Plimsoll", Moment.only(Phase.RESOLVED, ended), ended, ended, null);
        }
    }

    /** An incident of our own whose alert went elsewhere goes with it. */
    private void absorb(List<Row> alerts, Set<Long> touched) {
        var own = jdbc.sql("""
                        select i.id, cast(i.external_id as bigint) as anchor
                          from incidents.incident i
                         where i.origin = :alerts
                           and i.external_id = any(:anchors)
                           and (i.merged_into is null or i.is_absorbed)
                        """)
                .param("alerts", ALERTS)
                .param(
                        "anchors",
                        alerts.stream().map(alert -> String.valueOf(alert.id())).toArray(String[]::new),
                        Types.ARRAY)
                .query(DataClassRowMapper.newInstance(Own.class))
                .list();
        for (var one : own) {
            var moved = jdbc.sql("""
                            update incidents.incident i
                               set merged_into = n.id, is_absorbed = n.id is not null
                              from (select nullif(coalesce(h.merged_into, h.id), :own) as id
                                      from incidents.alert a
                                      left join incidents.incident h on h.id = a.incident_id
                                     where a.id = :anchor) n
                             where i.id = :own
                               and i.merged_into is distinct from n.id
                            """)
                    .param("own", one.id())
                    .param("anchor", one.anchor())
                    .update();
            if (moved > 0) {
                touched.add(one.id());
            }
        }
    }

    private void put(Row alert, @Nullable Long incident, Set<Long> touched) {
        if (incident != null) {
            touched.add(incident);
        }
        if (!Objects.equals(alert.incidentId(), incident)) {
            jdbc.sql("update incidents.alert set incident_id = :incident where id = :id")
                    .param("incident", incident, Types.BIGINT)
                    .param("id", alert.id())
                    .update();
        }
    }

    /** Every name that these services have; a name that means nothing yet stands for itself. */
    private Set<String> names(Collection<String> services) {
        var said = services.stream().map(IncidentRows::alias).toArray(String[]::new);
        var names = new HashSet<>(jdbc.sql("""
                        select o.alias
                          from catalog.service_names n
                          join catalog.service_names o on o.service_id = n.service_id
                         where n.alias = any(:said)
                        """)
                .param("said", said, Types.ARRAY)
                .query(String.class)
                .list());
        names.addAll(List.of(said));
        return names;
    }

    /** The alerts in the window, and all that hang together with them in time. */
    private List<Row> chain(Set<String> names, Instant from, Instant to) {
        var alerts = alerts(names, from, to);
        while (!alerts.isEmpty()) {
            var wider = alerts(names, earlier(first(alerts), from), later(last(alerts), to));
            if (wider.size() == alerts.size()) {
                return wider;
            }
            alerts = wider;
        }
        return alerts;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant first(List<Row> alerts) {
        return alerts.stream()
                .map(Row::startedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Instant last(List<Row> alerts) {
        return alerts.stream()
                .map(alert -> fired(alert).until())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private List<Row> alerts(Set<String> names, Instant from, Instant to) {
        return jdbc.sql("""
                        select a.id, a.name, coalesce(s.name, a.said_service) as service,
                               coalesce(e.name, a.said_environment) as environment, e.tier,
                               coalesce(a.severity, '') as severity, a.started_at,
                               case when a.ended_at >= a.started_at then a.ended_at end as ended_at, a.incident_id,
                               a.placed_by is not null as is_placed
                          from incidents.alert a
                          left join catalog.service_names sn on sn.alias = a.said_service
                          left join catalog.services s on s.id = sn.service_id
                          left join catalog.environment_names en on en.alias = a.said_environment
                          left join catalog.environments e on e.id = en.environment_id
                         where a.said_service = any(:names)
                           and a.started_at <= :to
                           and case when a.ended_at is null then a.started_at + cast(:unended as interval)
                                    else greatest(a.ended_at, a.started_at) end >= :from
                         order by a.started_at, a.id
                        """)
                .param("names", names.toArray(String[]::new), Types.ARRAY)
                .param("from", utc(from.minus(properties.together())))
                .param("to", utc(to.plus(properties.together())))
                .param("unended", properties.unendedFor().toString())
                .query(DataClassRowMapper.newInstance(Row.class))
                .list();
    }

    private List<Told> told(Set<String> names, Instant from, Instant to) {
        return jdbc.sql("""
                        select distinct coalesce(v.id, i.id) as id, coalesce(v.key, i.key) as key,
                               coalesce(s.name, f.said_service) as service,
                               coalesce(e.name, i.said_environment) as environment,
                               coalesce(v.began_at, i.began_at) as began_at,
                               case when v.id is null then i.resolved_at else v.resolved_at end as resolved_at
                          from incidents.affected f
                          join incidents.incident i on i.id = f.incident_id
                          left join incidents.incident v on v.id = i.merged_into
                          left join catalog.service_names sn on sn.alias = f.said_service
                          left join catalog.services s on s.id = sn.service_id
                          left join catalog.environment_names en on en.alias = i.said_environment
                          left join catalog.environments e on e.id = en.environment_id
                         where f.said_service = any(:names)
                           and i.origin <> :alerts
                           and i.external_id not like 'split-%'
                           and coalesce(v.began_at, i.began_at) <= :to
                           and coalesce(case when v.id is null then i.resolved_at else v.resolved_at end, 'infinity') >= :from
                        """)
                .param("names", names.toArray(String[]::new), Types.ARRAY)
                .param("alerts", ALERTS)
                .param("from", utc(from))
                .param("to", utc(to.plus(properties.together())))
                .query(DataClassRowMapper.newInstance(Told.class))
                .list();
    }
}
