package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.KnownCommit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One commit as programs see it.
 *
 * @param subject the first line of its message
 * @param merge whether it has more than one parent
 * @param change the number of the change request that brought it in
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CommitItem(
        String sha,
        @Nullable String subject,
        @Nullable String author,
        @Nullable Instant authoredAt,
        @Nullable Instant committedAt,
        boolean merge,
        @Nullable Long change,
        @Nullable String url) {

    static CommitItem of(KnownCommit commit) {
        return new CommitItem(
                commit.sha(),
                commit.subject(),
                commit.author(),
                commit.authoredAt(),
                commit.committedAt(),
                commit.isMerge(),
                commit.change(),
                commit.url());
    }
}
