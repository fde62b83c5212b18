package dev.plimsoll.intake.events;

import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.Observation;
import dev.plimsoll.intake.Said;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Something was seen running. It has no id of its own: the same seen at the same instant is one observation. */
@Component
class ObservationEvent implements EventTranslator {

    private static final Set<String> OBSERVERS = Set.of("version-endpoint", "cluster", "registry");
    private static final Set<String> SLOTS = Set.of("stable", "canary", "blue", "green");

    @Override
    public String type() {
        return "observation";
    }

    @Override
    public String key(EventBody event) {
        return "%s/%s/%s/%s/%s/%s"
                .formatted(
                        event.needed("service"),
                        event.needed("environment"),
                        target(event),
                        observer(event),
                        Objects.requireNonNullElse(event.instant("observed_at"), event.receivedAt()),
                        Integer.toHexString(Objects.hash(
                                slot(event),
                                event.sha("sha"),
                                event.digest("digest"),
                                event.text("config_hash"),
                                isGone(event),
                                replicas(event))));
    }

    @Override
    public Said translate(EventBody event) {
        var at = Objects.requireNonNullElse(event.instant("observed_at"), event.receivedAt());
        return Said.of(new Observation(
                EventBody.ORIGIN,
                event.about(event.needed("service"), event.needed("environment")),
                target(event),
                slot(event),
                event.sha("sha"),
                event.digest("digest"),
                event.text("config_hash"),
                replicas(event),
                isGone(event),
                observer(event),
                event.isSkewed(at) ? event.receivedAt() : at,
                event.isSkewed(at),
                null));
    }

    private static String target(EventBody event) {
        return Objects.requireNonNullElse(event.text("target"), DeploymentReport.EVERYWHERE);
    }

    private static String slot(EventBody event) {
        var slot = Objects.requireNonNullElse(event.text("slot"), "stable");
        return among(SLOTS, "slot", slot, "stable, canary, blue or green");
    }

    private static String observer(EventBody event) {
        var by = Objects.requireNonNullElse(event.text("by"), "cluster");
        return among(OBSERVERS, "by", by, "version-endpoint, cluster or registry");
    }

    private static @Nullable Integer replicas(EventBody event) {
        var replicas = event.tree().number("replicas");
        if (event.tree().has("replicas") && (replicas == null || replicas < 0 || replicas > Integer.MAX_VALUE)) {
            throw new InvalidEvent("replicas", "\u201creplicas\u201d is a whole number from 0 on.");
        }
        if (replicas == null
                && !isGone(event)
                && List.of("sha", "digest").stream().allMatch(field -> event.text(field) == null)) {
            throw new InvalidEvent(
                    "sha",
                    "Say what was seen: \u201csha\u201d, \u201cdigest\u201d, \u201creplicas\u201d or \u201cgone\u201d is missing.");
        }
        return replicas == null ? null : replicas.intValue();
    }

    /** Whether the workload itself is no more; scaled to zero it still is. */
    private static boolean isGone(EventBody event) {
        return "true".equals(event.text("gone"));
    }

    private static String among(Set<String> words, String field, String word, String listed) {
        if (!words.contains(word)) {
            throw new InvalidEvent(field, "\u201c%s\u201d is not known here: use %s.".formatted(word, listed));
        }
        return word;
    }
}
