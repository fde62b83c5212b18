package dev.plimsoll.incidents;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of incidents, what is affected, what was stated, and the moments; and what follows from these. */
@Component
class IncidentRows {

    /** Whoever spoke of an incident that no source has told of yet. */
    static final String UNTOLD = "untold";

    /** Incidents that we opened ourselves because alerts fired. */
    static final String ALERTS = "alerts";

    /** A person's own word counts as one more source. */
    static final String HAND = "hand";

    /** What means something else in an address. */
    private static final Pattern NOT_A_KEY = Pattern.compile("new|repair|.*\\.(?:md|csv|json)");

    /** How our own keys begin: no sender's may, so that no two mean the same. */
    private static final String OUR_KEY = "PLM-";

    private static final Pattern IN_ADDRESSES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final JdbcClient jdbc;

    IncidentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One transaction at a time: what belongs together is found by looking at all that is there. */
    void lock() {
        jdbc.sql("select cast(pg_advisory_xact_lock(hashtext('incidents')) as text)")
                .query(String.class)
                .optional();
    }

    long known(String origin, String externalId, Instant at) {
        return find(origin, externalId)
                .or(() -> adopt(origin, externalId))
                .orElseGet(() -> create(origin, externalId, at));
    }

    /** What any source calls so, or we do; empty if nobody has spoken of it. */
    Optional<Long> named(String name) {
        return jdbc.sql("""
                        select id
                          from incidents.incident
                         where (external_id = :name and origin not in ('alerts', 'hand'))
                            or key = :name
                         order by origin = 'events' desc, key = :name desc, id
                         limit 1
                        """).param("name", name).query(Long.class).optional();
    }

    private Optional<Long> find(String origin, String externalId) {
        return jdbc.sql("select id from incidents.incident where origin = :origin and external_id = :id")
                .param("origin", origin)
                .param("id", externalId)
                .query(Long.class)
                .optional();
    }

    /** A note may have come before the source told of the incident. */
    private Optional<Long> adopt(String origin, String externalId) {
        return jdbc.sql("""
                        update incidents.incident
                           set origin = :origin
                         where origin = :untold
                           and external_id = :id
                        returning id
                        """)
                .param("origin", origin)
                .param("untold", UNTOLD)
                .param("id", externalId)
                .query(Long.class)
                .optional();
    }

    private long create(String origin, String externalId, Instant at) {
        return jdbc.sql("""
                        with numbered as (
                            select nextval(pg_get_serial_sequence('incidents.incident', 'id')) as id
                        )
                        insert into incidents.incident (id, origin, external_id, key, opened_at, symptom_at, began_at)
                        overriding system value
                        select n.id, :origin, :external,
                               case when :usable
                                     and not exists (select from incidents.incident where key = :external)
                                    then :external
                                    else :prefix || n.id end,
                               :at, :at, :at
                          from numbered n
                        returning id
                        """)
                .param("origin", origin)
                .param("external", externalId)
                .param("usable", isUsable(origin, externalId))
                .param("prefix", OUR_KEY)
                .param("at", utc(at))
                .query(Long.class)
                .single();
    }

    /** Whether no source has a name for it: alerts or a person opened it here. */
    static boolean isOurs(String origin) {
        return origin.equals(ALERTS) || origin.equals(HAND);
    }

    private static boolean isUsable(String origin, String externalId) {
        return !isOurs(origin)
                && !externalId.startsWith(OUR_KEY)
                && !NOT_A_KEY.matcher(externalId).matches()
                && IN_ADDRESSES.matcher(externalId).matches();
    }

    void affect(long incident, Collection<String> services) {
        services.stream()
                .map(IncidentRows::alias)
                .filter(name -> !name.isEmpty())
                .distinct()
                .forEach(name -> jdbc.sql("""
                                insert into incidents.affected (incident_id, said_service)
                                values (:incident, :service)
                                    on conflict on constraint affected_as_said_pk do nothing
                                """)
                        .param("incident", incident)
                        .param("service", name)
                        .update());
    }

    void state(long incident, String field, @Nullable String value, String by, Instant toldAt, Instant knownAt) {
        if (value != null && !value.isBlank()) {
            state(incident, field, value, by, toldAt, knownAt, false);
        }
    }

    /** What a person says counts before what the source says, whenever that is; blank takes the field away. */
    void stateByHand(long incident, String field, @Nullable String value, String person, Instant at) {
        state(incident, field, value == null ? "" : value, person, at, at, true);
    }

    private void state(
            long incident, String field, String value, String by, Instant toldAt, Instant knownAt, boolean isByHand) {
        jdbc.sql("""
                        insert into incidents.statement as s (incident_id, field, value, by, told_at, known_at, is_by_hand)
                        values (:incident, :field, :value, :by, :told, :known, :byHand)
                            on conflict on constraint statement_pk do update
                           set value = excluded.value, by = excluded.by, told_at = excluded.told_at,
                               known_at = excluded.known_at
                         where (excluded.told_at, excluded.value) > (s.told_at, s.value)
                        """)
                .param("incident", incident)
                .param("field", field)
                .param("value", value)
                .param("by", by)
                .param("told", utc(toldAt))
                .param("known", utc(knownAt))
                .param("byHand", isByHand)
                .update();
    }

    void happen(
            long incident,
            String origin,
            String source,
            Moment moment,
            Instant toldAt,
            Instant knownAt,
            @Nullable Long delivery) {
        jdbc.sql("""
                        insert into incidents.moment as m (
                               incident_id, origin, key, phase, at, source, by, body, url, told_at, known_at, delivery_id)
                        values (:incident, :origin, :key, :phase, :at, :source, :by, :body, :url, :told, :known, :delivery)
                            on conflict on constraint moment_said_once do update
                           set at = excluded.at, by = excluded.by, body = excluded.body, url = excluded.url,
                               told_at = excluded.told_at, delivery_id = excluded.delivery_id,
                               known_at = case when (excluded.at, excluded.by, excluded.body)
                                                    is distinct from (m.at, m.by, m.body)
                                               then excluded.known_at else m.known_at end
                         where (excluded.told_at, excluded.at) > (m.told_at, m.at)
                        """)
                .param("incident", incident)
                .param("origin", origin)
                .param("key", moment.key())
                .param("phase", moment.phase().word())
                .param("at", utc(moment.at()))
                .param("source", source)
                .param("by", moment.by(), Types.VARCHAR)
                .param("body", moment.text(), Types.VARCHAR)
                .param("url", moment.url(), Types.VARCHAR)
                .param("told", utc(toldAt))
                .param("known", utc(knownAt))
                .param("delivery", delivery, Types.BIGINT)
                .update();
    }

    void unhappen(long incident, String origin, String key) {
        jdbc.sql("delete from incidents.moment where incident_id = :incident and origin = :origin and key = :key")
                .param("incident", incident)
                .param("origin", origin)
                .param("key", key)
                .update();
    }

    /**
     * Derives the rows of incidents anew from what was said. An instant that people put right counts as they said. With
     * what was merged into them: a duplicate's moments are the survivor's, but not what we derived of it from its alerts.
     */
    void settle(Collection<Long> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with survivor as (
                            select distinct coalesce(merged_into, id) as id
                              from incidents.incident
                             where id = any(:ids)
                        ), part as (
                            select i.id, s.id as survivor
                              from survivor s
                              join incidents.incident i on i.id = s.id or i.merged_into = s.id
                        ), moment as (
                            select p.survivor, m.phase, coalesce(t.at, m.at) as at
                              from part p
                              join incidents.moment m on m.incident_id = p.id
                                                     and (m.origin <> 'alerts' or p.id = p.survivor)
                              left join lateral (
                                   select e.at
                                     from incidents.edit e
                                    where e.incident_id in (p.survivor, p.id)
                                      and e.entry = 'moment-' || m.id
                                      and e.aspect = 'time'
                                    order by e.id desc
                                    limit 1) t on true
                        ), instant as (
                            select survivor,
                                   coalesce(min(at) filter (where phase = 'opened'), min(at)) as opened_at,
                                   min(at) filter (where phase = 'impact_started') as impact_started_at,
                                   min(at) filter (where phase = 'detected') as detected_at,
                                   min(at) filter (where phase = 'acknowledged') as acknowledged_at,
                                   min(at) filter (where phase in ('cause_found', 'decided')) as decided_at,
                                   max(at) filter (where phase = 'mitigated') as mitigated_at,
                                   max(at) filter (where phase = 'resolved') as resolved_at,
                                   max(at) filter (where phase = 'reopened') as reopened_at
                              from moment
                             group by survivor
                        ), field as (
                            select distinct on (p.survivor, s.field) p.survivor, s.field, nullif(s.value, '') as value
                              from part p
                              join incidents.statement s on s.incident_id = p.id
                                                        and (s.by <> 'alerts' or p.id = p.survivor)
                             order by p.survivor, s.field, p.id = p.survivor desc, s.is_by_hand desc, s.told_at desc, s.value desc
                        ), said as (
                            select survivor,
                                   max(value) filter (where field = 'title') as title,
                                   max(value) filter (where field = 'severity') as severity,
                                   max(value) filter (where field = 'environment') as environment,
                                   max(value) filter (where field = 'detected_by') as detected_by,
                                   max(value) filter (where field = 'caused_by') as caused_by,
                                   max(value) filter (where field = 'impact') as impact,
                                   max(value) filter (where field = 'url') as url
                              from field
                             group by survivor
                        ), alerted as (
                            select p.survivor, min(a.started_at) as at
                              from part p
                              join incidents.alert a on a.incident_id = p.id
                             group by p.survivor
                        )
                        update incidents.incident i
                           set title = s.title, severity = s.severity, said_environment = lower(btrim(s.environment)),
                               detected_by = s.detected_by, caused_by = s.caused_by, impact = s.impact, url = s.url,
                               opened_at = t.opened_at, impact_started_at = t.impact_started_at,
                               detected_at = t.detected_at, acknowledged_at = t.acknowledged_at, decided_at = t.decided_at,
                               mitigated_at = case when t.reopened_at >= t.mitigated_at then null
                                                   else t.mitigated_at end,
                               resolved_at = case when t.reopened_at >= t.resolved_at then null
                                                  else t.resolved_at end,
                               began_at = least(t.impact_started_at, t.detected_at, t.opened_at),
                               symptom_at = coalesce(t.impact_started_at, least(a.at, t.detected_at, t.opened_at))
                          from instant t
                          left join said s on s.survivor = t.survivor
                          left join alerted a on a.survivor = t.survivor
                         where i.id = t.survivor
                        """).param("ids", incidents.toArray(Long[]::new), Types.ARRAY).update();
    }

    /** The affected services of these incidents, by their present names where they have one. */
    List<String> servicesOf(Collection<Long> incidents) {
        return jdbc.sql("""
                        select distinct coalesce(s.name, a.said_service)
                          from incidents.affected a
                          left join catalog.service_names n on n.alias = a.said_service
                          left join catalog.services s on s.id = n.service_id
                         where a.incident_id = any(:ids)
                        """)
                .param("ids", incidents.toArray(Long[]::new), Types.ARRAY)
                .query(String.class)
                .list();
    }

    static String alias(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
