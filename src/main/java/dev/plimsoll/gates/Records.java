package dev.plimsoll.gates;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.gates.outbox.Outbox;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps each step of a request: the step itself, the act for the audit log, what has to be told outside, and the event for
 * the others, all in the transaction of the step.
 */
@Component
class Records {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    Records(JdbcClient jdbc, JsonMapper json, AuditTrail trail, Outbox outbox, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
        this.outbox = outbox;
        this.events = events;
    }

    /** @param person who caused it; null where a rule or the clock did */
    void step(@Nullable GateState from, GateRequest request, @Nullable String person, Instant now) {
        var id = jdbc.sql("""
                        insert into gates.step (request_id, round, from_state, to_state, because, by_person, findings,
                                                policies, stepped_at)
                        values (:request, :round, :from, :to, :because, :person, cast(:findings as jsonb), :policies, :now)
                        returning id
                        """)
                .param("request", request.id())
                .param("round", request.round())
                .param("from", from == null ? null : from.word())
                .param("to", request.state().word())
                .param("because", request.because())
                .param("person", person)
                .param("findings", json.writeValueAsString(request.findings()))
                .param("policies", request.policies().toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        trail.record(new Act(
                "gate." + request.state().word(),
                "gate",
                name(request),
                from == null ? null : Map.of("state", from.word()),
                bound(request),
                request.because()));
        outbox.write(
                request.id(),
                "gate." + request.state().word(),
                "gate-%d-%d".formatted(request.id(), id),
                told(request, person));
        events.publishEvent(new GateChanged(request, id, from, request.state(), request.because(), person));
    }

    /**
     * A word that changes no state, such as one yes of two.
     *
     * @param id the number of the vote
     */
    void vote(GateRequest request, Vote vote, long id) {
        var after = new LinkedHashMap<String, Object>(bound(request));
        after.put("evidence", vote.evidence());
        trail.record(new Act(
                "gate.vote-" + vote.decision().name().toLowerCase(Locale.ROOT),
                "gate",
                name(request),
                null,
                after,
                vote.comment()));
        outbox.write(
                request.id(),
                "gate.vote-" + vote.decision().name().toLowerCase(Locale.ROOT),
                "gate-%d-vote-%d".formatted(request.id(), id),
                told(request, vote.personName()));
        events.publishEvent(new GateNews(request.id()));
    }

    /** @param username of whoever asks to stop */
    void stopAsked(GateRequest request, Vote vote, long id, String username) {
        outbox.write(
                request.id(),
                "gate.stop-asked",
                "gate-%d-stop-%d".formatted(request.id(), id),
                told(request, vote.personName()));
        events.publishEvent(
                new GateStopAsked(request, id, "%s: %s".formatted(vote.personName(), vote.comment()), username));
    }

    /** What can be voted on from now on. */
    void seen(GateRequest request, Instant now) {
        jdbc.sql("""
                        insert into gates.evidence_seen (request_id, evidence, shown, since)
                        values (:request, :evidence, cast(:shown as jsonb), :now)
                            on conflict on constraint evidence_seen_pk do nothing
                        """)
                .param("request", request.id())
                .param("evidence", request.evidence())
                .param("shown", json.writeValueAsString(Evidence.of(request)))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new GateNews(request.id()));
    }

    Optional<Evidence> shown(long request, String evidence) {
        return jdbc.sql("select shown from gates.evidence_seen where request_id = :request and evidence = :evidence")
                .param("request", request)
                .param("evidence", evidence)
                .query(String.class)
                .optional()
                .map(shown -> json.readValue(shown, Evidence.class));
    }

    List<Step> steps(long request) {
        return jdbc.sql("select * from gates.step where request_id = :request order by id")
                .param("request", request)
                .query((row, n) -> new Step(
                        row.getLong("id"),
                        row.getInt("round"),
                        row.getString("from_state") == null ? null : GateState.of(row.getString("from_state")),
                        GateState.of(row.getString("to_state")),
                        row.getString("because"),
                        row.getString("by_person"),
                        RequestMapper.known(row, "stepped_at")))
                .list();
    }

    private static String name(GateRequest request) {
        var candidate = request.candidate();
        return "request %d: %s to %s"
                .formatted(
                        request.id(),
                        candidate.service().name(),
                        candidate.environment().name());
    }

    private static Map<String, Object> bound(GateRequest request) {
        var candidate = request.candidate();
        var bound = new LinkedHashMap<String, Object>();
        bound.put("state", request.state().word());
        bound.put("round", request.round());
        bound.put("policies", request.policies());
        put(bound, "sha", candidate.sha());
        put(bound, "digest", candidate.digest());
        put(bound, "config_hash", candidate.configHash());
        return bound;
    }

    private static Map<String, Object> told(GateRequest request, @Nullable String person) {
        var told = new LinkedHashMap<>(bound(request));
        told.put("gate", request.id());
        told.put("service", request.candidate().service().name());
        told.put("environment", request.candidate().environment().name());
        told.put("because", request.because());
        put(told, "run_url", request.runUrl());
        put(told, "person", person);
        return told;
    }

    private static void put(Map<String, Object> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
