package dev.plimsoll.incidents;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What belongs together, as people say: they merge incidents, split alerts off, and say what an alert is about. */
@Component
@Transactional
public class PlacementActs {

    private final IncidentReader reader;
    private final IncidentRows rows;
    private final Incidents incidents;
    private final ByHand hand;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    PlacementActs(
            IncidentReader reader,
            IncidentRows rows,
            Incidents incidents,
            ByHand hand,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.reader = reader;
        this.rows = rows;
        this.incidents = incidents;
        this.hand = hand;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One incident told twice: from now on the other stands for both. */
    public void merge(String key, String into, String person) {
        rows.lock();
        var head = hand.head(key);
        var survivor = reader.find(into.strip())
                .orElseThrow(() -> new IncidentRefusal("into", "There is no incident “%s”".formatted(into)));
        if (survivor.mergedInto() != null) {
            survivor = hand.head(survivor.mergedInto());
        }
        if (survivor.id() == head.id()) {
            throw new IncidentRefusal("into", "An incident cannot be merged into itself");
        }
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
        var head = hand.head(key);
        if (alerts.isEmpty()) {
            throw new IncidentRefusal("alerts", "Choose the alerts that belong to another incident");
        }
        var draft = new IncidentDraft(
                title,
                alerts.stream()
                        .map(this::serviceOf)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList(),
                head.environment(),
                head.severity(),
                null,
                "alert",
                null);
        ByHand.checkTitle(draft);
        rows.lock();
        var first = firstOf(head.id(), alerts);
        var id = hand.open("split", first, person);
        hand.say(id, draft, person, clock.instant());
        jdbc.sql("update incidents.alert set incident_id = :id, placed_by = :by where id = any(:alerts)")
                .param("id", id)
                .param("by", person)
                .param("alerts", alerts.toArray(Long[]::new), Types.ARRAY)
                .update();
        var touched = new HashSet<>(Set.of(head.id(), id));
        rows.settle(touched);
        incidents.settle(draft.services(), Incidents.Span.ALL, touched);
        var other = hand.key(id);
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
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElseThrow(() -> new IncidentRefusal("alerts", "These alerts do not belong to this incident"));
    }

    private Optional<String> serviceOf(long alert) {
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
        var repaired = jdbc.sql("update incidents.alert set said_service = :service, repaired_by = :by where id = :id")
                .param("service", IncidentRows.alias(service))
                .param("by", person)
                .param("id", alert)
                .update();
        if (repaired == 0) {
            throw new IncidentRefusal("service", "There is no such alert");
        }
        incidents.settle(List.of(service), Incidents.Span.ALL, new HashSet<>());
        audit.record(new Act(
                "alert.repaired", "alert", String.valueOf(alert), null, Map.of("service", service.strip()), null));
    }
}
