package dev.plimsoll.incidents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the acts of people on an incident have in common: they write as one more source, and all is derived anew. */
@Component
class ByHand {

    private static final int LONGEST_TITLE = 300;

    private final IncidentReader reader;
    private final IncidentRows rows;
    private final Incidents incidents;
    private final JdbcClient jdbc;
    private final Clock clock;

    ByHand(IncidentReader reader, IncidentRows rows, Incidents incidents, JdbcClient jdbc, Clock clock) {
        this.reader = reader;
        this.rows = rows;
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The one by this name, or the one that stands for it.
     *
     * @throws IncidentRefusal if there is none
     */
    IncidentHead head(String key) {
        var head = reader.find(key)
                .orElseThrow(() -> new IncidentRefusal("incident", "There is no incident “%s”".formatted(key)));
        return head.mergedInto() == null ? head : head(head.mergedInto());
    }

    String key(long id) {
        return jdbc.sql("select key from incidents.incident where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** A new one, open since an instant. */
    long open(String kind, Instant at, String person) {
        var id = rows.known(IncidentRows.HAND, kind + "-" + UUID.randomUUID(), at);
        happen(id, Phase.OPENED, at, person, null);
        return id;
    }

    void say(long id, IncidentDraft draft, String person, Instant now) {
        rows.affect(id, draft.services());
        rows.stateByHand(id, "title", draft.title(), person, now);
        rows.stateByHand(id, "severity", draft.severity(), person, now);
        rows.stateByHand(id, "environment", draft.environment(), person, now);
        rows.stateByHand(id, "impact", draft.impact(), person, now);
        if (draft.detectedBy() != null) {
            rows.stateByHand(id, "detected_by", draft.detectedBy(), person, now);
        }
    }

    void happen(long id, Phase phase, Instant at, String person, @Nullable String text) {
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

    void settle(long id, Collection<String> more) {
        var touched = new HashSet<>(Set.of(id));
        rows.settle(touched);
        var services = new ArrayList<>(rows.servicesOf(touched));
        services.addAll(more);
        incidents.settle(services, Incidents.Span.ALL, touched);
    }

    void refuseFuture(Instant at) {
        if (at.isAfter(clock.instant().plus(Duration.ofMinutes(2)))) {
            throw new IncidentRefusal("at", "That time has not come yet");
        }
    }

    static void checkTitle(IncidentDraft draft) {
        if (draft.title().isBlank()) {
            throw new IncidentRefusal("title", "Say in a few words what is broken");
        }
        if (draft.title().length() > LONGEST_TITLE) {
            throw new IncidentRefusal("title", "At most %d characters".formatted(LONGEST_TITLE));
        }
    }
}
