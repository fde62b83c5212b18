package dev.plimsoll.deployments;

import java.util.Locale;

/**
 * How far a deployment is. The order of the constants is the order of progress; what is said later and what is said
 * first do not matter for it, only when it happened.
 */
public enum DeploymentState {
    CREATED,
    WAITING,
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    PARTIAL,
    CANCELLED,
    REJECTED,
    /** A newer deployment took this one's place: bookkeeping of the sender, which changes nothing about the outcome. */
    SUPERSEDED;

    /** The word that the database, the API and the pages use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DeploymentState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean isEnd() {
        return switch (this) {
            case SUCCEEDED, FAILED, PARTIAL, CANCELLED, REJECTED -> true;
            case CREATED, WAITING, QUEUED, RUNNING, SUPERSEDED -> false;
        };
    }
}
