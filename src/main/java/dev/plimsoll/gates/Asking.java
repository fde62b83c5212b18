package dev.plimsoll.gates;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.catalog.Claim;
import dev.plimsoll.gates.facts.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes questions of pipelines and platforms. */
@Component
class Asking {

    private static final String ORIGIN = "gates";

    private final Catalog catalog;
    private final PlaceNames places;
    private final RequestRows requests;
    private final Course course;
    private final Desk desk;
    private final Records records;
    private final GateProperties properties;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    Asking(
            Catalog catalog,
            PlaceNames places,
            RequestRows requests,
            Course course,
            Desk desk,
            Records records,
            GateProperties properties,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.catalog = catalog;
        this.places = places;
        this.requests = requests;
        this.course = course;
        this.desk = desk;
        this.records = records;
        this.properties = properties;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * Opens a request, in place of the open ones for the same; the same question twice is one.
     *
     * @throws KeyReused if the key belongs to another question
     */
    GateRequest take(GateAsk ask, Instant now) {
        var candidate = candidate(ask);
        lock(candidate);
        return open(ask, candidate, now);
    }

    /**
     * The same for a platform that has no run to name: the question stays the same until something else has passed there,
     * so that what passed, or was denied, long ago says nothing about going back to it.
     */
    GateRequest takeStanding(GateAsk ask, Instant now) {
        var candidate = candidate(ask);
        lock(candidate);
        return open(ask.under(ask.key() + "@" + requests.lastUsedBesides(candidate)), candidate, now);
    }

    private GateRequest open(GateAsk ask, Candidate candidate, Instant now) {
        var known = requests.asked(ask.askedBy(), ask.key());
        if (known.isPresent()) {
            if (!known.get().isFor(candidate)) {
                throw new KeyReused(ask.key(), known.get().id());
            }
            return known.get();
        }
        var first = course.first(blank(ask, candidate, now), now);
        for (var older : requests.openBeside(first)) {
            supersede(older, first.id(), now);
        }
        requests.insert(first);
        events.publishEvent(new GateAsked(first.id(), ask.askedBy(), ask.hands()));
        records.seen(first, now);
        records.step(null, first, null, now);
        return first;
    }

    private void supersede(long older, long by, Instant now) {
        requests.lock(older)
                .filter(before -> before.state().mayBecome(GateState.SUPERSEDED))
                .ifPresent(before -> desk.put(before, Standing.superseded(before, by, now), null, now));
    }

    private Candidate candidate(GateAsk ask) {
        var claim = new Claim(ORIGIN, null, ask.service(), ask.environment());
        var place = Objects.requireNonNull(catalog.places(List.of(claim)).get(claim));
        var service = places.service(Objects.requireNonNull(place.serviceId())).orElseThrow();
        var environment = places.environment(Objects.requireNonNull(place.environmentId()))
                .orElseThrow();
        return new Candidate(
                service,
                environment,
                Set.copyOf(ask.targets()),
                ask.sha(),
                ask.digest(),
                ask.configHash(),
                ask.ref(),
                ask.kind(),
                ask.image(),
                ask.platform(),
                Map.copyOf(ask.labels()),
                List.copyOf(ask.required()),
                ask.isRollback());
    }

    private GateRequest blank(GateAsk ask, Candidate candidate, Instant now) {
        return new GateRequest(
                requests.nextId(),
                ask.askedBy(),
                ask.key(),
                candidate,
                ask.runUrl(),
                ask.hands(),
                GateState.PENDING,
                1,
                List.of(),
                List.of(),
                null,
                null,
                "",
                "",
                now,
                now.plus(properties.deadline()),
                null,
                null,
                null,
                null,
                null,
                null,
                now,
                now);
    }

    /** One question for a place at a time, so that exactly the newest stays open. */
    private void lock(Candidate candidate) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:place, 0))")
                .param(
                        "place",
                        "plimsoll.gates.%d.%d"
                                .formatted(
                                        candidate.service().id(),
                                        candidate.environment().id()))
                .query()
                .singleValue();
    }
}
