package dev.plimsoll.incidents;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far back the cause of an incident is looked for, and how grave one has to be to count, as the organisation chose. Every
 * change is recorded; what changes nothing is no act.
 */
@Component
@Transactional
public class AttributionRules {

    /** As long as nobody chose otherwise of a service: the same as the database's {@code incidents.attribution_window()}. */
    public static final int DEFAULT_HOURS = 24;

    public static final int FEWEST_HOURS = 1;
    public static final int MOST_HOURS = 720;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AttributionRules(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The least grave severity that counts; every incident does as long as nobody chose. */
    @Transactional(readOnly = true)
    public Chosen<Severity> threshold() {
        return jdbc.sql("select severity, set_by, set_at from incidents.severity_threshold where replaced_at is null")
                .query((row, n) -> new Chosen<>(
                        Severity.of(row.getString("severity")).orElseThrow(),
                        row.getString("set_by"),
                        instant(row, "set_at")))
                .optional()
                .orElseGet(() -> Chosen.byDefault(Severity.INFO));
    }

    /** Those of services of which somebody ever chose, by name. */
    @Transactional(readOnly = true)
    public List<ServiceWindow> windows() {
        return jdbc.sql("""
                        select s.name, w.hours, w.set_by, w.set_at
                          from incidents.service_window w
                          join catalog.services s on s.id = w.service_id
                         where w.replaced_at is null
                         order by s.name
                        """)
                .query((row, n) -> new ServiceWindow(
                        row.getString("name"), row.getInt("hours"), row.getString("set_by"), instant(row, "set_at")))
                .list();
    }

    public void setThreshold(Severity severity, String person) {
        lock();
        var before = threshold().value();
        if (before == severity) {
            return;
        }
        var now = now();
        jdbc.sql(
                        "update incidents.severity_threshold set replaced_at = greatest(:now, set_at) where replaced_at is null")
                .param("now", now)
                .update();
        jdbc.sql(
                        "insert into incidents.severity_threshold (severity, set_by, set_at) values (:severity, :person, :now)")
                .param("severity", severity.word())
                .param("person", person)
                .param("now", now)
                .update();
        recorded("incidents-that-count", Map.of("from", before.word()), Map.of("from", severity.word()));
        events.publishEvent(new AttributionRulesChanged(null));
    }

    /**
     * Sets the window of a service.
     *
     * @param service any of its names
     * @throws IncidentRefusal if there is no such service, or the window is too short or too long
     */
    public void setWindow(String service, int hours, String person) {
        if (hours < FEWEST_HOURS || hours > MOST_HOURS) {
            throw new IncidentRefusal(
                    "hours",
                    "%d is no window: give whole hours from %d to %d".formatted(hours, FEWEST_HOURS, MOST_HOURS));
        }
        lock();
        var known = named(service);
        var before = hours(known.id());
        if (before == hours) {
            return;
        }
        write(known.id(), hours, person);
        recorded(known.name(), Map.of("window_hours", before), Map.of("window_hours", hours));
        events.publishEvent(new AttributionRulesChanged(known.id()));
    }

    private void write(long service, int hours, String person) {
        var now = now();
        jdbc.sql("""
                        update incidents.service_window
                           set replaced_at = greatest(:now, set_at)
                         where service_id = :service
                           and replaced_at is null
                        """).param("now", now).param("service", service).update();
        jdbc.sql("""
                        insert into incidents.service_window (service_id, hours, set_by, set_at)
                        values (:service, :hours, :person, :now)
                        """)
                .param("service", service)
                .param("hours", hours)
                .param("person", person)
                .param("now", now)
                .update();
    }

    private record Known(long id, String name) {}

    private Known named(String service) {
        return jdbc.sql("""
                        select s.id, s.name
                          from catalog.service_names n
                          join catalog.services s on s.id = n.service_id
                         where n.alias = lower(btrim(:name))
                         limit 1
                        """)
                .param("name", service)
                .query((row, n) -> new Known(row.getLong("id"), row.getString("name")))
                .optional()
                .orElseThrow(() -> new IncidentRefusal(
                        "service",
                        "There is no service “%s”: write a name that stands under Settings, Services"
                                .formatted(service)));
    }

    private int hours(long service) {
        return jdbc.sql(
                        "select hours from incidents.service_window where service_id = :service and replaced_at is null")
                .param("service", service)
                .query(Integer.class)
                .optional()
                .orElse(DEFAULT_HOURS);
    }

    private void recorded(String what, Map<String, ?> before, Map<String, ?> after) {
        audit.record(Act.change("failure-rules.changed", "failure rule", what, before, after));
    }

    /** One change at a time, until the end of the transaction. */
    private void lock() {
        jdbc.sql("select cast(pg_advisory_xact_lock(hashtext('incidents.rules')) as text)")
                .query(String.class)
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
