package dev.plimsoll.gates.facts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known at an instant of the world around a candidate. The same of a live request and of a deployment years ago.
 *
 * @param running what runs where the candidate wants to go
 * @param recent the deployments there in the last day, the newest first
 * @param builds those of the commit and those that made the artifact
 * @param evidences what was found out about the artifact, the newest first
 * @param stays where and when the same version ran in other environments
 * @param range what the candidate brings that does not run yet
 * @param migrations of the database, still under way
 * @param incidents open on the service; null where nobody reports incidents
 * @param variables what the environment has; null where nobody reported it
 * @param healthyUntil when the same artifact last ran here with nothing said against it
 * @param breakerClosedAt when a person last let the service go on
 */
public record Facts(
        Instant at,
        List<Running> running,
        List<Past> recent,
        List<Build> builds,
        List<Evidence> evidences,
        List<Stay> stays,
        Range range,
        List<Migration> migrations,
        @Nullable List<Incident> incidents,
        @Nullable Inventory variables,
        @Nullable Instant healthyUntil,
        @Nullable Instant breakerClosedAt) {

    /** One version in one part of the environment. */
    public record Running(
            String target,
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash,
            Instant since) {}

    /** One deployment that was begun here. */
    public record Past(
            long id,
            Instant at,
            String kind,
            String state,
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash) {

        public boolean isSameAs(Candidate candidate) {
            var known = isKnown(sha, candidate.sha())
                    || isKnown(digest, candidate.digest())
                    || isKnown(configHash, candidate.configHash());
            return known
                    && isSame(sha, candidate.sha())
                    && isSame(digest, candidate.digest())
                    && isSame(configHash, candidate.configHash());
        }

        private static boolean isKnown(@Nullable String mine, @Nullable String other) {
            return mine != null && mine.equals(other);
        }

        private static boolean isSame(@Nullable String mine, @Nullable String other) {
            return mine == null || other == null || mine.equals(other);
        }
    }

    /** One build. */
    public record Build(
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String image,
            @Nullable String platform,
            String status,
            @Nullable Instant finishedAt,
            @Nullable String url) {}

    /** One thing found out about the artifact. */
    public record Evidence(
            String kind,
            String status,
            Instant givenAt,
            @Nullable String url) {}

    /** The same version somewhere else. */
    public record Stay(
            String environment,
            int position,
            Instant since,
            @Nullable Instant until,
            @Nullable Instant verifiedAt,
            @Nullable Instant contradictedAt) {}

    /** A migration of the database that has not ended. */
    public record Migration(Instant since, @Nullable String url) {}

    /** Trouble that has not ended. */
    public record Incident(
            String title, Instant since, @Nullable String url) {}

    /** The version that runs, by the part of the environment that got it last. */
    public Optional<Running> runs() {
        return running.stream().max(Comparator.comparing(Running::since));
    }
}
