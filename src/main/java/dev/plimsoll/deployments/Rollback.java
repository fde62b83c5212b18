package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rollback. That it was executed, that the version came back and that the service came back are three facts.
 *
 * @param number our number of the deployment that did it
 * @param from what ran before it
 * @param to what runs because of it
 * @param configHash the configuration that runs because of it
 * @param tookEffectAt its end, or its start where nobody reported the end: the order of every list
 * @param because the rule by which it counts as a rollback, in words
 * @param withdrew the deployment that it took back, which thereby failed; null if nobody claims what ran
 * @param notUndone what it left as it was, at most {@link Rollbacks#MOST_NOT_UNDONE}, the oldest first
 */
public record Rollback(
        long number,
        String id,
        String origin,
        String service,
        String environment,
        String target,
        Ref from,
        Ref to,
        @Nullable String configHash,
        Instant tookEffectAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String because,
        VersionRestored versionRestored,
        ServiceRestored serviceRestored,
        @Nullable Ref withdrew,
        List<NotUndone> notUndone,
        @Nullable String actor,
        @Nullable String url) {

    /** From start to end; null unless both were reported in this order. */
    public @Nullable Duration took() {
        return startedAt == null || finishedAt == null || finishedAt.isBefore(startedAt)
                ? null
                : Duration.between(startedAt, finishedAt);
    }

    Rollback with(List<NotUndone> others, ServiceRestored restored) {
        return new Rollback(
                number,
                id,
                origin,
                service,
                environment,
                target,
                from,
                to,
                configHash,
                tookEffectAt,
                startedAt,
                finishedAt,
                because,
                versionRestored,
                restored,
                withdrew,
                others,
                actor,
                url);
    }

    /**
     * A version, and the deployment that brought it.
     *
     * @param deployment what its sender calls it; null if nobody claims it
     * @param number what we call it
     */
    public record Ref(
            @Nullable String deployment,
            @Nullable Long number,
            @Nullable String sha,
            @Nullable String digest) {}
}
