package dev.plimsoll.changes;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender said of one build: which commit it took and which artifact came out. What it did not say is null.
 *
 * @param origin who built
 * @param externalId what the builder calls this build
 * @param about names the repository, the service, or both
 * @param digest of the artifact, such as {@code sha256:…}
 * @param platform such as {@code linux/amd64}
 * @param status {@code queued, running, succeeded, failed, cancelled} or {@code skipped}
 * @param toldAt when this was so, by the sender's clock
 */
public record BuildReport(
        String origin,
        String externalId,
        Claim about,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String image,
        @Nullable String platform,
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String url,
        Instant toldAt) {

    /** What two reports about the same build have in common. */
    public Object key() {
        return List.of(origin, externalId);
    }

    int rank() {
        return switch (status) {
            case "queued" -> 0;
            case "running" -> 1;
            default -> 9;
        };
    }
}
