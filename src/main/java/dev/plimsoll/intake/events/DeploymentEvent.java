package dev.plimsoll.intake.events;

import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Said;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A deployment, at one of its states. */
@Component("eventsDeploymentEvent")
class DeploymentEvent implements EventTranslator {

    private static final Set<String> STATES =
            Arrays.stream(DeploymentState.values()).map(DeploymentState::word).collect(Collectors.toSet());

    private static final Set<String> SLOTS = Set.of("stable", "canary", "blue", "green");

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private static final Set<String> KINDS = Set.of("code", "config", "infra", "flag", "secret", "migration");

    @Override
    public String type() {
        return "deployment";
    }

    @Override
    public String key(EventBody event) {
        return event.needed("id") + "/" + state(event).word();
    }

    @Override
    public Said translate(EventBody event) {
        var state = state(event);
        var at = occurredAt(event, state);
        return Said.of(new DeploymentReport(
                EventBody.ORIGIN,
                event.needed("id"),
                event.about(event.needed("service"), event.needed("environment")),
                Objects.requireNonNullElse(event.text("target"), DeploymentReport.EVERYWHERE),
                state,
                event.isSkewed(at) ? event.receivedAt() : at,
                event.isSkewed(at),
                null,
                facts(event)));
    }

    private static DeploymentFacts facts(EventBody event) {
        return DeploymentFacts.of(
                        event.sha("sha"),
                        event.digest("digest"),
                        event.text("config_hash"),
                        kind(event),
                        event.text("ref"),
                        null,
                        event.text("actor"),
                        event.text("description"),
                        event.text("run"),
                        event.tree().count("attempt"),
                        event.text("url"),
                        null,
                        event.instant("created_at"),
                        event.instant("started_at"))
                .with(
                        slot(event),
                        weight(event),
                        event.text("rollout"),
                        event.text("rollback_of"),
                        event.text("fixes"));
    }

    private static @Nullable String slot(EventBody event) {
        var slot = event.text("slot");
        if (slot != null && !SLOTS.contains(slot)) {
            throw new InvalidEvent(
                    "slot",
                    "\u201c%s\u201d is no slot: use stable, canary, blue or green, or leave it out.".formatted(slot));
        }
        return slot;
    }

    private static @Nullable BigDecimal weight(EventBody event) {
        var text = event.text("weight");
        if (text == null) {
            return null;
        }
        try {
            var weight = new BigDecimal(text);
            if (weight.signum() >= 0 && weight.compareTo(WHOLE) <= 0) {
                return weight.setScale(2, RoundingMode.HALF_UP);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidEvent("weight", "\u201c%s\u201d is no share of the traffic: use 0 to 100.".formatted(text));
    }

    private static DeploymentState state(EventBody event) {
        var word = event.needed("status");
        var state = Status.nearest(word);
        if (!STATES.contains(state)) {
            throw new InvalidEvent(
                    "status",
                    ("\u201c%s\u201d is no status of a deployment: use created, waiting, queued, running, succeeded, "
                                    + "failed, cancelled, rejected or partial.")
                            .formatted(word));
        }
        return DeploymentState.of(state);
    }

    private static @Nullable String kind(EventBody event) {
        var kind = event.text("kind");
        if (kind != null && !KINDS.contains(kind)) {
            throw new InvalidEvent(
                    "kind",
                    "\u201c%s\u201d is no kind of deployment: use code, config, infra, flag, secret or migration."
                            .formatted(kind));
        }
        return kind;
    }

    /** When the state began: the instant that belongs to it, else the latest one given, else the time of receipt. */
    private static Instant occurredAt(EventBody event, DeploymentState state) {
        var fields = switch (state) {
            case CREATED, WAITING, QUEUED -> Stream.of("at", "created_at");
            case RUNNING -> Stream.of("at", "started_at", "created_at");
            case SUCCEEDED, FAILED, PARTIAL, CANCELLED, REJECTED, SUPERSEDED ->
                Stream.of("finished_at", "at", "started_at", "created_at");
        };
        return fields.map(event::instant).filter(Objects::nonNull).findFirst().orElse(event.receivedAt());
    }
}
