package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A build of the commit or of the image. */
record BuildLine(
        String origin,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String image,
        @Nullable String platform,
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String url) {

    /** Whether it took another commit than the one that is said to be deployed. */
    boolean isOfOtherCommitThan(@Nullable String deployed) {
        return sha != null && deployed != null && !sha.equals(deployed);
    }
}
