package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Runs;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one of two places runs.
 *
 * @param repositoryId the repository of its commit; null if that is unknown
 * @param platform for which its image was built, such as {@code linux/amd64}; null if no build says so
 */
record ComparedSide(
        Runs runs, @Nullable Long repositoryId, @Nullable String platform) {

    public Artifact artifact() {
        return new Artifact(runs.sha(), runs.digest());
    }

    public @Nullable String shortDigest() {
        var digest = runs.digest();
        return digest == null ? null : Artifact.abbreviatedDigest(digest);
    }

    /** Whether both are known to be one commit; where one has none, one image. */
    boolean isSameCodeAs(ComparedSide other) {
        return (runs.sha() != null && other.runs.sha() != null)
                ? runs.sha().equals(other.runs.sha())
                : (runs.digest() != null && runs.digest().equals(other.runs.digest()));
    }

    boolean isOfOtherImageThan(ComparedSide other) {
        return differ(runs.digest(), other.runs.digest());
    }

    boolean isOfOtherPlatformThan(ComparedSide other) {
        return differ(platform, other.platform);
    }

    boolean isOfOtherConfigThan(ComparedSide other) {
        return differ(runs.configHash(), other.runs.configHash());
    }

    /** What nobody said differs from nothing. */
    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !Objects.equals(one, other);
    }
}
