package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists the changes before an incident, scores them, and adds what people said of them. */
@Component
class SuspectFinder {

    private final ChangeReader changes;
    private final JdbcClient jdbc;

    SuspectFinder(ChangeReader changes, JdbcClient jdbc) {
        this.changes = changes;
        this.jdbc = jdbc;
    }

    private record Link(
            @Nullable Long deploymentId,
            String state,
            String by,
            @Nullable String because,
            Instant decidedAt) {}

    Suspects find(IncidentHead head, IncidentScope scope, Duration lookback) {
        var links = links(head.id());
        var candidates = new ArrayList<>(changes.before(head, scope, lookback));
        links.forEach(link -> confirmedElsewhere(link, candidates, head, scope));
        var scored = candidates.stream()
                .map(change -> scored(change, head, links))
                .sorted(order())
                .toList();
        return new Suspects(
                scored.stream().limit(Suspects.MOST).toList(),
                Math.max(0, scored.size() - Suspects.MOST),
                lookback,
                head.symptomAt(),
                scored.isEmpty() ? changes.lastBefore(head, scope, lookback).orElse(null) : null,
                changes.elsewhere(head, scope, lookback),
                noChange(links));
    }

    /** What people confirmed is listed however long ago it was. */
    private void confirmedElsewhere(Link link, List<KnownChange> candidates, IncidentHead head, IncidentScope scope) {
        var id = link.deploymentId();
        if (id != null
                && link.state().equals("confirmed")
                && candidates.stream().noneMatch(one -> one.deploymentId() == id)) {
            changes.of(id, head, scope).ifPresent(candidates::add);
        }
    }

    private static Suspect scored(KnownChange change, IncidentHead head, List<Link> links) {
        return links.stream()
                .filter(link -> Long.valueOf(change.deploymentId()).equals(link.deploymentId()))
                .findFirst()
                .map(link -> Suspect.of(change, head.symptomAt(), link.state(), link.by(), link.because()))
                .orElseGet(() -> Suspect.of(change, head.symptomAt(), "suspected", null, null));
    }

    private static Comparator<Suspect> order() {
        return Comparator.comparing((Suspect one) ->
                        one.state().equals("confirmed") ? 0 : one.state().equals("ruled_out") ? 2 : 1)
                .thenComparing(Comparator.comparing(Suspect::score).reversed())
                .thenComparing(one -> one.change().deploymentId());
    }

    private static Suspects.@Nullable SaidOf noChange(List<Link> links) {
        return links.stream()
                .filter(link -> link.deploymentId() == null && link.state().equals("confirmed"))
                .findFirst()
                .map(link -> new Suspects.SaidOf(link.by(), link.because(), link.decidedAt()))
                .orElse(null);
    }

    private List<Link> links(long incident) {
        return jdbc.sql("""
                        select deployment_id, state, by, because, decided_at
                          from incidents.links
                         where incident_id = :id
                        """)
                .param("id", incident)
                .query(DataClassRowMapper.newInstance(Link.class))
                .list();
    }
}
