package dev.plimsoll.notifications;

import dev.plimsoll.When;
import dev.plimsoll.gates.GateChanged;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.GateStopAsked;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into words what happens to requests. */
@Component
class GateNotices {

    private final Links links;
    private final OrganisationTime time;

    GateNotices(Links links, OrganisationTime time) {
        this.links = links;
        this.time = time;
    }

    /** Empty for what nobody is told: that it was used, or that its run is gone. */
    Optional<Notice> of(GateChanged changed) {
        var request = changed.request();
        return event(changed)
                .map(event -> notice(
                        request,
                        "gate-%d-%d".formatted(request.id(), changed.step()),
                        event,
                        headline(changed),
                        changed.because(),
                        changed.person(),
                        request.changedAt(),
                        false));
    }

    Notice of(GateStopAsked asked, Instant now) {
        return notice(
                asked.request(),
                "gate-%d-stop-%d".formatted(asked.request().id(), asked.vote()),
                "gate.stop-asked",
                "Stop it: denied after it had passed",
                asked.because(),
                asked.person(),
                now,
                false);
    }

    Notice reminder(GateRequest request, Reminders.Stage stage, Instant now) {
        return notice(
                request,
                "gate-%d-%s".formatted(request.id(), stage.word()),
                "gate.reminder",
                "%s of the time to decide is over".formatted(stage.fraction()),
                request.because(),
                null,
                now,
                true);
    }

    private Notice notice(
            GateRequest request,
            String key,
            String event,
            String headline,
            String text,
            @Nullable String person,
            Instant at,
            boolean isForPeopleAlone) {
        return new Notice(
                key,
                "gate-" + request.id(),
                event,
                "%s %s to %s".formatted(request.service(), request.shortName(), request.environment()),
                headline,
                text,
                facts(request),
                "/approvals/" + request.id(),
                request.isForProduction(),
                isForPeopleAlone,
                data(request, text, person),
                at);
    }

    private static Optional<String> event(GateChanged changed) {
        return switch (changed.to()) {
            case PENDING -> Optional.of(changed.from() == null ? "gate.requested" : "gate.opened");
            case HELD, APPROVED, OVERRIDDEN, DENIED, EXPIRED, SUPERSEDED ->
                Optional.of("gate." + changed.to().word());
            case USED, CANCELLED -> Optional.empty();
        };
    }

    private static String headline(GateChanged changed) {
        return switch (changed.to()) {
            case PENDING -> changed.from() == null ? "Waits for a decision" : "Waits for a decision again";
            case HELD -> "Held: people cannot let it pass now";
            case APPROVED -> "Approved";
            case OVERRIDDEN -> "Let through against the rules: somebody else has to review it";
            case DENIED -> "Denied";
            case EXPIRED -> "Expired";
            case SUPERSEDED -> "Superseded by a newer request";
            case USED -> "Used";
            case CANCELLED -> "Cancelled";
        };
    }

    private Map<String, String> facts(GateRequest request) {
        When when = time.now();
        var facts = new LinkedHashMap<String, String>();
        facts.put("Service", request.service());
        facts.put("Environment", request.environment());
        facts.put("Would run", request.shortName());
        facts.put("Asked", when.full(request.requestedAt()));
        if (request.state() == GateState.PENDING || request.state() == GateState.HELD) {
            facts.put("Decide by", when.full(request.deadline()));
        } else if (request.expiresAt() != null && !request.state().isOver()) {
            facts.put("Use by", when.full(request.expiresAt()));
        }
        return facts;
    }

    private Map<String, Object> data(GateRequest request, String because, @Nullable String person) {
        var data = new LinkedHashMap<String, Object>();
        data.put("gate", request.id());
        data.put("state", request.state().word());
        data.put("round", request.round());
        data.put("service", request.service());
        data.put("environment", request.environment());
        data.putAll(request.artifact());
        data.put("because", because);
        put(data, "person", person);
        put(data, "run_url", request.runUrl());
        put(data, "url", links.link("/approvals/" + request.id()));
        put(data, "superseded_by", request.supersededBy());
        data.put("requested_at", request.requestedAt().toString());
        data.put("deadline", request.deadline().toString());
        return data;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
