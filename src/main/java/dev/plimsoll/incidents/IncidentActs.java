package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;
import static dev.plimsoll.incidents.IncidentRows.utcOrNull;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.catalog.Catalog;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with an incident. Each act is recorded in the audit log, in the same transaction. */
@Component
@Transactional
public class IncidentActs {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NOTE = 4000;

    /** What is opened again later than this is another incident. */
    private static final Duration SAME_INCIDENT = Duration.ofHours(24);

    private final IncidentReader reader;
    private final IncidentRows rows;
    private final Incidents incidents;
    private final Catalog catalog;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    IncidentActs(
            IncidentReader reader,
            IncidentRows rows,
            Incidents incidents,
            Catalog catalog,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.reader = reader;
        this.rows = rows;
        this.incidents = incidents;
        this.catalog = catalog;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the key of the new incident */
    public String declare(IncidentDraft draft, String person) {
        check(draft);
        rows.lock();
        var now = clock.instant();
        var id = rows.known(IncidentRows.HAND, "declared-" + UUID.randomUUID(), now);
        happen(id, Phase.OPENED, now, person, null);
        if (draft.beganAt() != null) {
            happen(id, Phase.IMPACT_STARTED, draft.beganAt(), person, null);
        }
        say(id, draft, person, now);
        settle(id, draft.services());
        var key = key(id);
        audit.record(new Act("incident.declared", "incident", key, null, Map.of("title", draft.title()), null));
        return key;
    }

    /** Says anew what it is about; what the draft leaves out stays as it is. */
    public void describe(String key, IncidentDraft draft, String person) {
        check(draft);
        var head = head(key);
        rows.lock();
        var before =
                reader.affected(head.id()).stream().map(AffectedService::name).toList();
        say(head.id(), draft, person, clock.instant());
        forget(head.id(), draft.services());
        var all = new HashSet<>(before);
        all.addAll(draft.services());
        settle(head.id(), all);
        audit.record(Act.change(
                "incident.described",
                "incident",
                head.key(),
                fields(head.title(), head.severity(), head.saidEnvironment(), before),
                fields(draft.title(), draft.severity(), draft.environment(), draft.services())));
    }

    /** Writes down what happened, and which moment it was. */
    public void note(String key, Phase phase, Instant at, @Nullable String text, String person) {
        if (phase == Phase.NOTE && (text == null || text.isBlank())) {
            throw new IncidentRefusal("text", "A note says something: write what happened");
        }
        if (text != null && text.length() > LONGEST_NOTE) {
            throw new IncidentRefusal("text", "A note has at most %,d characters".formatted(LONGEST_NOTE));
        }
        var head = head(key);
        refuseFuture(at);
        if (phase == Phase.REOPENED) {
            refuseLateReopening(head, at);
        }
        if (phase == Phase.RESOLVED && at.isBefore(head.openedAt())) {
            throw new IncidentRefusal("at", "It cannot end before it was opened");
        }
        rows.lock();
        happen(head.id(), phase, at, person, text);
        settle(head.id(), List.of());
        audit.record(new Act(
                "incident.noted",
                "incident",
                head.key(),
                null,
                Map.of("moment", phase.word(), "at", at.toString()),
                text));
    }

    private static void refuseLateReopening(IncidentHead head, Instant at) {
        if (head.resolvedAt() != null && Duration.between(head.resolvedAt(), at).compareTo(SAME_INCIDENT) > 0) {
            throw new IncidentRefusal(
                    "at", "It ended more than 24 hours ago: declare a new incident, and name this one in a note");
        }
    }

    private void refuseFuture(Instant at) {
        if (at.isAfter(clock.instant().plus(Duration.ofMinutes(2)))) {
            throw new IncidentRefusal("at", "That time has not come yet");
        }
    }

    /**
     * Pins, hides, retimes or retitles an entry of the timeline. The original stays.
     *
     * @param aspect {@code pinned, hidden, time} or {@code title}
     * @param at of {@code time}; null puts the original back
     * @param title of {@code title}; null puts the original back
     */
    public void edit(
            String key,
            String entry,
            String aspect,
            @Nullable Boolean isOn,
            @Nullable Instant at,
            @Nullable String title,
            String person) {
        if (title != null && title.length() > LONGEST_NOTE) {
            throw new IncidentRefusal("title", "At most %,d characters".formatted(LONGEST_NOTE));
        }
        if (at != null) {
            refuseFuture(at);
        }
        var head = head(key);
        for (var one : aspect.equals("time") ? together(head.id(), entry) : List.of(entry)) {
            jdbc.sql("""
                            insert into incidents.edit (incident_id, entry, aspect, is_on, at, title, by, edited_at)
                            values (:incident, :entry, :aspect, :on, :at, :title, :by, :now)
                            """)
                    .param("incident", head.id())
                    .param("entry", one)
                    .param("aspect", aspect)
                    .param("on", isOn, Types.BOOLEAN)
                    .param("at", utcOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("title", title, Types.VARCHAR)
                    .param("by", person)
                    .param("now", utc(clock.instant()))
                    .update();
        }
        rows.lock();
        settle(head.id(), List.of());
        var after = new LinkedHashMap<String, String>();
        after.put("entry", entry);
        after.put(aspect, String.valueOf(isOn != null ? isOn : at != null ? at : title));
        audit.record(new Act("incident.timeline-edited", "incident", head.key(), null, after, null));
    }

    /** Alerts that fire, or end, at one instant are one row: what puts its time right means all of them. */
    private List<String> together(long incident, String entry) {
        var same = jdbc.sql("""
                        select 'alert-' || o.id || '-' || split_part(:entry, '-', 3)
                          from incidents.alerts a
                          join incidents.alerts o on o.incident_id = a.incident_id
                                                 and case when :entry like '%-start' then o.started_at = a.started_at
                                                          else o.ended_at = a.ended_at end
                         where 'alert-' || a.id || '-' || split_part(:entry, '-', 3) = :entry
                           and a.incident_id = :incident
                        """)
                .param("entry", entry)
                .param("incident", incident)
                .query(String.class)
                .list();
        return same.isEmpty() ? List.of(entry) : same;
    }

    /**
     * Says whether a change caused it.
     *
     * @param deployment by our number; null for "no change did"
     * @param state {@code confirmed, ruled_out} or {@code suspected}, which takes back what was said before
     */
    public void decide(String key, @Nullable Long deployment, String state, @Nullable String because, String person) {
        if (state.equals("ruled_out") && (because == null || because.isBlank())) {
            throw new IncidentRefusal("because", "Say why it was not this one");
        }
        if (deployment == null && state.equals("confirmed") && (because == null || because.isBlank())) {
            throw new IncidentRefusal("because", "Say what it was, if no change caused it");
        }
        var head = head(key);
        if (deployment != null && !isKnown(deployment)) {
            throw new IncidentRefusal("deployment", "There is no deployment %d".formatted(deployment));
        }
        jdbc.sql("""
                        insert into incidents.link (incident_id, deployment_id, state, by, because, decided_at)
                        values (:incident, :deployment, :state, :by, :because, :now)
                        """)
                .param("incident", head.id())
                .param("deployment", deployment, Types.BIGINT)
                .param("state", state)
                .param("by", person)
                .param("because", because == null || because.isBlank() ? null : because, Types.VARCHAR)
                .param("now", utc(clock.instant()))
                .update();
        rows.lock();
        settle(head.id(), List.of());
        audit.record(new Act(
                "incident.cause-" + state.replace('_', '-'),
                "incident",
                head.key(),
                null,
                Map.of("deployment", deployment == null ? "no change" : String.valueOf(deployment)),
                because));
    }

    private boolean isKnown(long deployment) {
        return jdbc.sql("select exists (select from deployments.deployments where id = :id)")
                .param("id", deployment)
                .query(Boolean.class)
                .single();
    }

    /** One incident told twice: from now on the other stands for both. */
    public void merge(String key, String into, String person) {
        var head = head(key);
        var survivor = reader.find(into.strip())
                .orElseThrow(() -> new IncidentRefusal("into", "There is no incident “%s”".formatted(into)));
        if (survivor.mergedInto() != null) {
            survivor = head(survivor.mergedInto());
        }
        if (survivor.id() == head.id()) {
            throw new IncidentRefusal("into", "An incident cannot be merged into itself");
        }
        rows.lock();
        jdbc.sql(
                        "update incidents.incident set merged_into = :into, is_absorbed = false where id = :id or merged_into = :id")
                .param("into", survivor.id())
                .param("id", head.id())
                .update();
        var services = reader.affected(survivor.id()).stream()
                .map(AffectedService::name)
                .toList();
        var touched = new HashSet<>(Set.of(head.id(), survivor.id()));
        rows.settle(touched);
        incidents.settle(services, Incidents.Span.ALL, touched);
        audit.record(new Act("incident.merged", "incident", head.key(), null, Map.of("into", survivor.key()), null));
    }

    /** Takes alerts out into an incident of their own. @return the key of the new one */
    public String split(String key, Collection<Long> alerts, String title, String person) {
        var head = head(key);
        if (alerts.isEmpty()) {
            throw new IncidentRefusal("alerts", "Choose the alerts that belong to another incident");
        }
        var draft = new IncidentDraft(
                title,
                alerts.stream()
                        .map(this::serviceOf)
                        .flatMap(java.util.Optional::stream)
                        .distinct()
                        .toList(),
                head.environment(),
                head.severity(),
                null,
                "alert",
                null);
        checkTitle(draft);
        rows.lock();
        var first = firstOf(head.id(), alerts);
        var id = rows.known(IncidentRows.HAND, "split-" + UUID.randomUUID(), first);
        happen(id, Phase.OPENED, first, person, null);
        say(id, draft, person, clock.instant());
        jdbc.sql("update incidents.alert set incident_id = :id, placed_by = :by where id = any(:alerts)")
                .param("id", id)
                .param("by", person)
                .param("alerts", alerts.toArray(Long[]::new), Types.ARRAY)
                .update();
        var touched = new HashSet<>(Set.of(head.id(), id));
        rows.settle(touched);
        incidents.settle(draft.services(), Incidents.Span.ALL, touched);
        var other = key(id);
        audit.record(new Act("incident.split", "incident", head.key(), null, Map.of("into", other), null));
        return other;
    }

    private Instant firstOf(long incident, Collection<Long> alerts) {
        return jdbc.sql("""
                        select min(started_at) as at
                          from incidents.alerts
                         where incident_id = :incident
                           and id = any(:alerts)
                        """)
                .param("incident", incident)
                .param("alerts", alerts.toArray(Long[]::new), Types.ARRAY)
                .query(java.time.OffsetDateTime.class)
                .optional()
                .map(java.time.OffsetDateTime::toInstant)
                .orElseThrow(() -> new IncidentRefusal("alerts", "These alerts do not belong to this incident"));
    }

    private java.util.Optional<String> serviceOf(long alert) {
        return jdbc.sql("select said_service from incidents.alert where id = :id and said_service is not null")
                .param("id", alert)
                .query(String.class)
                .optional();
    }

    /** Says of an alert that named no service, or one that means nothing, which one it is about. */
    public void repairAlert(long alert, String service, String person) {
        var known = jdbc.sql("select exists (select from catalog.service_names where alias = :name)")
                .param("name", IncidentRows.alias(service))
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new IncidentRefusal("service", "There is no service “%s”".formatted(service.strip()));
        }
        rows.lock();
        var repaired = jdbc.sql("update incidents.alert set said_service = :service where id = :id")
                .param("service", IncidentRows.alias(service))
                .param("id", alert)
                .update();
        if (repaired == 0) {
            throw new IncidentRefusal("service", "There is no such alert");
        }
        incidents.settle(List.of(service), Incidents.Span.ALL, new HashSet<>());
        audit.record(new Act(
                "alert.repaired", "alert", String.valueOf(alert), null, Map.of("service", service.strip()), null));
    }

    private void say(long id, IncidentDraft draft, String person, Instant now) {
        rows.affect(id, draft.services());
        rows.state(id, "title", draft.title(), person, now, now);
        rows.state(id, "severity", draft.severity(), person, now, now);
        rows.state(id, "environment", draft.environment(), person, now, now);
        rows.state(id, "impact", draft.impact(), person, now, now);
        rows.state(id, "detected_by", draft.detectedBy(), person, now, now);
    }

    private void forget(long id, List<String> but) {
        jdbc.sql("""
                        delete from incidents.affected
                         where incident_id in (select id from incidents.incident where id = :id or merged_into = :id)
                           and not said_service = any(:but)
                        """)
                .param("id", id)
                .param("but", but.stream().map(IncidentRows::alias).toArray(String[]::new), Types.ARRAY)
                .update();
    }

    private void happen(long id, Phase phase, Instant at, String person, @Nullable String text) {
        var now = clock.instant();
        rows.happen(
                id,
                IncidentRows.HAND,
                "Plimsoll",
                new Moment(phase, at, UUID.randomUUID().toString(), person, text, null),
                now,
                now,
                null);
    }

    private void settle(long id, Collection<String> more) {
        var touched = new HashSet<>(Set.of(id));
        rows.settle(touched);
        var services = new ArrayList<>(rows.servicesOf(touched));
        services.addAll(more);
        incidents.settle(services, Incidents.Span.ALL, touched);
    }

    private IncidentHead head(String key) {
        return reader.find(key)
                .orElseThrow(() -> new IncidentRefusal("incident", "There is no incident “%s”".formatted(key)));
    }

    private String key(long id) {
        return jdbc.sql("select key from incidents.incident where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private void check(IncidentDraft draft) {
        checkTitle(draft);
        for (var service : draft.services()) {
            if (catalog.currentName(service).isEmpty()) {
                throw new IncidentRefusal("services", "There is no service “%s”".formatted(service));
            }
        }
        if (draft.environment() != null
                && catalog.environment(draft.environment()).isEmpty()) {
            throw new IncidentRefusal("environment", "There is no environment “%s”".formatted(draft.environment()));
        }
    }

    private static void checkTitle(IncidentDraft draft) {
        if (draft.title().isBlank()) {
            throw new IncidentRefusal("title", "Say in a few words what is broken");
        }
        if (draft.title().length() > LONGEST_TITLE) {
            throw new IncidentRefusal("title", "At most %d characters".formatted(LONGEST_TITLE));
        }
    }

    private static Map<String, String> fields(
            String title, @Nullable String severity, @Nullable String environment, List<String> services) {
        return Map.of(
                "title",
                title,
                "severity",
                severity == null ? "" : severity,
                "environment",
                environment == null ? "" : environment,
                "services",
                String.join(", ", services));
    }
}
