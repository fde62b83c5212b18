package dev.plimsoll.deployments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a commit runs and ran.
 *
 * @param commit what has been reported of it; null if nothing has
 * @param repository the name of its repository
 * @param changeTitle the title of the change request that brought it in
 * @param isTruncated whether more commits contain it than are looked at
 * @param places by service, in the order of promotion
 */
public record Whereabouts(
        String sha,
        @Nullable KnownCommit commit,
        @Nullable String repository,
        @Nullable Long change,
        @Nullable String changeTitle,
        @Nullable String changeUrl,
        boolean isTruncated,
        List<ShaPlace> places) {

    /** Whether it has run anywhere, by itself or in another commit. */
    public boolean isAnywhere() {
        return places.stream().anyMatch(ShaPlace::isReached);
    }
}
