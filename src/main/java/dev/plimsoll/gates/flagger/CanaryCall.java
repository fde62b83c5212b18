package dev.plimsoll.gates.flagger;

import dev.plimsoll.gates.platforms.PlatformAsk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Flagger sends with every call. It names no image: the checksum of what the canary runs is the only thing that an
 * approval can be bound to.
 *
 * @param metadata as the canary gives it: {@code service} and {@code environment} where its names are others, {@code sha}
 *     and {@code digest} to bind the approval to those too, {@code attempt} to ask anew
 */
record CanaryCall(
        @Nullable String name,
        @Nullable String namespace,
        @Nullable String phase,
        @Nullable String checksum,
        @Nullable Map<String, String> metadata) {

    PlatformAsk ask() {
        var canary = Objects.requireNonNullElse(name, "");
        var space = Objects.requireNonNullElse(namespace, "");
        return new PlatformAsk(
                "flagger",
                List.of(space, canary, Objects.requireNonNullElse(said("attempt"), "")),
                Objects.requireNonNullElse(said("service"), canary),
                Objects.requireNonNullElse(said("environment"), space),
                said("sha"),
                said("digest"),
                Objects.requireNonNullElse(checksum, ""));
    }

    private @Nullable String said(String key) {
        var value = metadata == null ? null : metadata.get(key);
        return value == null || value.isBlank() ? null : value;
    }
}
