package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One deployment with everything that was said of it.
 *
 * @param isLost whether nothing was heard of it for so long that its end is unknown
 * @param isRunning whether it is what its cell runs now, as far as pipelines say
 */
record DeploymentDetail(
        long id,
        String origin,
        String externalId,
        long serviceId,
        String service,
        long environmentId,
        String environment,
        String target,
        @Nullable Long repositoryId,
        @Nullable String repository,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        String kind,
        String state,
        @Nullable String ref,
        @Nullable String task,
        @Nullable String actor,
        @Nullable String description,
        @Nullable String runId,
        @Nullable Integer runAttempt,
        @Nullable String url,
        @Nullable String logUrl,
        @Nullable Instant createdAt,
        @Nullable Instant waitingAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant supersededAt,
        Instant happenedAt,
        @Nullable String flagged,
        boolean isRunning,
        boolean isLost) {

    public StateMark mark() {
        return StateMark.of(state);
    }

    public Artifact artifact() {
        return new Artifact(sha, digest);
    }

    public @Nullable String shortDigest() {
        return digest == null ? null : Artifact.abbreviatedDigest(digest);
    }

    public @Nullable Duration took() {
        return startedAt == null || finishedAt == null || finishedAt.isBefore(startedAt)
                ? null
                : Duration.between(startedAt, finishedAt);
    }

    public @Nullable String runLink() {
        return WebAddress.orNull(url);
    }

    public @Nullable String logLink() {
        return WebAddress.orNull(logUrl);
    }

    /** Who acted, in words that can begin a sentence. */
    public String who() {
        return actor == null ? "A pipeline" : actor;
    }

    /** What happened, between the one who did it and the version. */
    public String did() {
        return switch (mark()) {
            case CREATED -> "announced";
            case WAITING -> "asks to deploy";
            case QUEUED, RUNNING -> isLost ? "began to deploy" : "is deploying";
            case SUCCEEDED -> "deployed";
            case FAILED, CANCELLED, SUPERSEDED -> "tried to deploy";
            case PARTIAL -> "deployed only a part of";
            case REJECTED -> "asked to deploy";
        };
    }

    /** How it stands, before the time of it. */
    public String end() {
        return switch (mark()) {
            case CREATED -> "Nothing more has been reported since";
            case WAITING -> "It waits for approval since";
            case QUEUED -> "It is queued since";
            case RUNNING -> isLost ? "Nothing more was heard of it since" : "It is under way since";
            case SUCCEEDED -> "It succeeded at";
            case FAILED, PARTIAL -> "It failed at";
            case CANCELLED -> "It was cancelled at";
            case REJECTED -> "It was rejected at";
            case SUPERSEDED -> "It was replaced at";
        };
    }

    /** The time that {@link #end} speaks of. */
    public Instant endAt() {
        return mark() == StateMark.WAITING && waitingAt != null ? waitingAt : happenedAt;
    }
}
