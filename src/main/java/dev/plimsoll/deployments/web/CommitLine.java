package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The commit that was deployed. */
record CommitLine(
        String sha,
        @Nullable String author,
        @Nullable String subject,
        @Nullable Instant committedAt,
        @Nullable Long changeNumber,
        @Nullable String url) {

    public @Nullable String link() {
        return WebAddress.orNull(url);
    }
}
