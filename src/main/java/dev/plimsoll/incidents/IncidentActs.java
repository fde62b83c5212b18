package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.catalog.Catalog;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with an incident. Each act is recorded in the audit log, in the same transaction. */
@Component
@Transactional
public class IncidentActs {

    private static final int LONGEST_NOTE = 4000;

    private static final Set<String> DETECTORS = Set.of("alert", "person", "customer");

    /** What is opened again later than this is another incident. */
    private static final Duration SAME_INCIDENT = Duration.ofHours(24);

    private final IncidentReader reader;
    private final IncidentRows rows;
    private final ByHand hand;
    private final Catalog catalog;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    IncidentActs(
            IncidentReader reader,
            IncidentRows rows,
            ByHand hand,
            Catalog catalog,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.reader = reader;
        this.rows = rows;
        this.hand = hand;
        this.catalog = catalog;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the key of the new incident */
    public String declare(IncidentDraft draft, String person) {
        check(draft);
        if (draft.beganAt() != null) {
            hand.refuseFuture(draft.beganAt());
        }
        rows.lock();
        var now = clock.instant();
        var id = hand.open("declared", now, person);
        if (draft.beganAt() != null) {
            hand.happen(id, Phase.IMPACT_STARTED, draft.beganAt(), person, null);
        }
        hand.say(id, draft, person, now);
        hand.settle(id, draft.services());
        var key = hand.key(id);
        audit.record(new Act("incident.declared", "incident", key, null, Map.of("title", draft.title()), null));
        return key;
    }

    /** Says anew what it is about; what the draft leaves out stays as it is. */
    public void describe(String key, IncidentDraft draft, String person) {
        check(draft);
        var head = hand.head(key);
        rows.lock();
        var before =
                reader.affected(head.id()).stream().map(AffectedService::name).toList();
        hand.say(head.id(), draft, person, clock.instant());
        forget(head.id(), draft.services());
        var all = new HashSet<>(before);
        all.addAll(draft.services());
        hand.settle(head.id(), all);
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
        var head = hand.head(key);
        hand.refuseFuture(at);
        if (phase == Phase.REOPENED) {
            refuseLateReopening(head, at);
        }
        if (phase == Phase.RESOLVED && at.isBefore(head.openedAt())) {
            throw new IncidentRefusal("at", "It cannot end before it was opened");
        }
        rows.lock();
        hand.happen(head.id(), phase, at, person, text);
        hand.settle(head.id(), List.of());
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
        var head = hand.head(key);
        if (deployment != null && state.equals("confirmed")) {
            refuseLater(deployment, head);
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
        hand.settle(head.id(), List.of());
        audit.record(new Act(
                "incident.cause-" + state.replace('_', '-'),
                "incident",
                head.key(),
                null,
                Map.of("deployment", deployment == null ? "no change" : String.valueOf(deployment)),
                because));
    }

    private void refuseLater(long deployment, IncidentHead head) {
        var began = jdbc.sql("select coalesce(started_at, happened_at) from deployments.deployments where id = :id")
                .param("id", deployment)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElseThrow(
                        () -> new IncidentRefusal("deployment", "There is no deployment %d".formatted(deployment)));
        if (began.isAfter(head.symptomAt())) {
            throw new IncidentRefusal("deployment", "That deployment began after the first symptom");
        }
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

    private void check(IncidentDraft draft) {
        if (draft.detectedBy() != null && !DETECTORS.contains(draft.detectedBy())) {
            throw new IncidentRefusal("detectedBy", "It was noticed by an alert, a person or a customer");
        }
        ByHand.checkTitle(draft);
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
