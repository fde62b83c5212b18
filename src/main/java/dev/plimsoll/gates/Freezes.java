package dev.plimsoll.gates;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.gates.calendar.Closure;
import dev.plimsoll.gates.calendar.Once;
import dev.plimsoll.gates.calendar.Span;
import dev.plimsoll.gates.facts.Candidate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The freezes, and the breaker that a person closes: what stops everything whoever asks, and from which entrance. */
@Component
public class Freezes {

    private static final Duration LONGEST_EMERGENCY = Duration.ofDays(7);
    private static final int LONGEST_INCIDENT = 500;

    private final FreezeRows rows;
    private final RequestRows requests;
    private final PlaceNames places;
    private final OpenRequests open;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Freezes(
            FreezeRows rows,
            RequestRows requests,
            PlaceNames places,
            OpenRequests open,
            AuditTrail trail,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.requests = requests;
        this.places = places;
        this.open = open;
        this.trail = trail;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that nobody has called off, those to come and those that are past too. */
    public List<Freeze> inForce() {
        return rows.inForce();
    }

    /** Those that were in force at some time since, the ones called off too. */
    public List<Freeze> since(Instant since) {
        return rows.since(since);
    }

    /** Until when a freeze holds all of production, if one does now; the one that ends last. */
    public Optional<Instant> productionFrozenUntil() {
        var now = clock.instant();
        return rows.inForce().stream()
                .filter(freeze -> freeze.serviceId() == null && freeze.teamId() == null)
                .filter(freeze -> freeze.schedule().at(now).isPresent())
                .filter(this::isOfProduction)
                .flatMap(freeze -> freeze.schedule().at(now).stream())
                .map(Span::until)
                .max(Comparator.naturalOrder());
    }

    private boolean isOfProduction(Freeze freeze) {
        return freeze.environmentId() == null
                || places.environment(freeze.environmentId())
                        .filter(environment -> environment.tier().equals("production"))
                        .isPresent();
    }

    /** The closures that concern a candidate. */
    List<Closure> of(Candidate candidate) {
        return closures(rows.inForce(), candidate);
    }

    static List<Closure> closures(List<Freeze> freezes, Candidate candidate) {
        return freezes.stream()
                .filter(freeze -> freeze.concerns(candidate))
                .map(Freeze::closure)
                .toList();
    }

    /**
     * The open requests that a freeze would hold now, without keeping it.
     *
     * @throws PolicyInvalid if it names what is not there
     */
    @Transactional(readOnly = true)
    public List<GateRequest> wouldHold(FreezeDraft draft) {
        var now = clock.instant();
        var freeze = freeze(draft, false, null, "", now);
        return freeze.schedule().at(now).isEmpty()
                ? List.of()
                : requests.open().stream()
                        .filter(request -> freeze.concerns(request.candidate()))
                        .toList();
    }

    /**
     * What a draft would be, without keeping it.
     *
     * @throws PolicyInvalid if it names what is not there
     */
    @Transactional(readOnly = true)
    public Freeze preview(FreezeDraft draft) {
        return freeze(draft, false, null, "", clock.instant());
    }

    /** @throws PolicyInvalid if it names what is not there */
    @Transactional
    public Freeze add(FreezeDraft draft, String username) {
        return keep(draft, false, null, username);
    }

    /**
     * Stops everything now.
     *
     * @param length at most seven days
     * @throws GateRefusal if it says no reason, or lasts too long
     */
    @Transactional
    public Freeze stop(
            Duration length,
            String reason,
            @Nullable String incident,
            @Nullable String service,
            @Nullable String environment,
            String username) {
        if (reason.isBlank()) {
            throw new GateRefusal("reason", "Say why everything stops");
        }
        if (incident != null && incident.length() > LONGEST_INCIDENT) {
            throw new GateRefusal("incident", "Name it in at most %d characters".formatted(LONGEST_INCIDENT));
        }
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST_EMERGENCY) > 0) {
            throw new GateRefusal("length", "An emergency stop lasts from 1 s to 7 d: make a freeze for a longer one");
        }
        var from = LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        var draft = new FreezeDraft(
                "Emergency stop",
                new Once(from, from.plus(length)),
                ZoneId.of("UTC"),
                service,
                null,
                environment,
                reason);
        return keep(draft, true, incident, username);
    }

    private Freeze keep(FreezeDraft draft, boolean isEmergency, @Nullable String incident, String username) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var freeze = freeze(draft, isEmergency, incident, username, now);
        var id = rows.insert(freeze);
        trail.record(new Act("freeze.made", "freeze", freeze.title(), null, said(freeze), freeze.reason()));
        open.lookAgainAtAll(now);
        var made = rows.inForce().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
        events.publishEvent(new FreezeChanged(made, false, made.reason(), username));
        return made;
    }

    private Freeze freeze(
            FreezeDraft draft, boolean isEmergency, @Nullable String incident, String username, Instant now) {
        return new Freeze(
                0,
                draft.title().strip(),
                draft.rhythm(),
                draft.zone(),
                draft.service() == null ? null : places.service(draft.service()),
                draft.team() == null ? null : places.team(draft.team()),
                draft.environment() == null
                        ? null
                        : places.environment(draft.environment()).id(),
                isEmergency,
                draft.reason(),
                incident,
                username,
                now,
                null,
                null);
    }

    /**
     * Calls it off.
     *
     * @throws FreezeNotFound if it is not in force
     * @throws GateRefusal if it says no reason
     */
    @Transactional
    public void lift(long id, String reason, String username) {
        if (reason.isBlank()) {
            throw new GateRefusal("reason", "Say why it is lifted");
        }
        var freeze = rows.inForce().stream().filter(one -> one.id() == id).findFirst();
        var now = clock.instant();
        if (freeze.isEmpty() || !rows.lift(id, username, now)) {
            throw new FreezeNotFound(id);
        }
        trail.record(new Act("freeze.lifted", "freeze", freeze.get().title(), said(freeze.get()), null, reason));
        events.publishEvent(new FreezeChanged(freeze.get(), true, reason, username));
        open.lookAgainAtAll(now);
    }

    /** Lets a service go on after the breaker; from now on its deployments are counted anew. */
    @Transactional
    public void closeBreaker(String service, String environment, String reason, String username) {
        if (reason.isBlank()) {
            throw new GateRefusal("reason", "Say why it may go on");
        }
        var now = clock.instant();
        jdbc.sql("""
                        insert into gates.breaker_closing (service_id, environment_id, closed_by, closed_at, reason)
                        values (:service, :environment, :by, :at, :reason)
                        """)
                .param("service", places.service(service))
                .param("environment", places.environment(environment).id())
                .param("by", username)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
        trail.record(new Act(
                "breaker.closed", "service", service + " to " + environment, null, Map.of("closed", true), reason));
        open.lookAgainAtAll(now);
    }

    private static Map<String, Object> said(Freeze freeze) {
        return Map.of("times", freeze.rhythm().text(), "zone", freeze.zone().getId());
    }
}
