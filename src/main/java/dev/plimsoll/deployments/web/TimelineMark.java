package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Trouble;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a lane: a deployment, that another version was seen than was known to run, or in the lanes
 * that all services share an incident or an alert.
 *
 * @param id our number of the deployment; null where something was seen
 * @param at the end of the deployment, else its start, else the first that was heard of it; or when it was seen
 * @param because the rule by which it counts as what it does
 * @param flagged what is impossible about it, in words; null if nothing is
 * @param trouble the incident or the alert; null if it is neither
 */
record TimelineMark(
        MarkKind kind,
        @Nullable Long id,
        Instant at,
        long serviceId,
        long environmentId,
        String service,
        String environment,
        String target,
        String slot,
        @Nullable String sha,
        @Nullable String digest,
        String sort,
        @Nullable String actor,
        @Nullable String description,
        @Nullable String because,
        @Nullable String flagged,
        @Nullable Trouble trouble) {

    /** Newest first; two of one instant by number, the higher first, what was seen last. */
    static final Comparator<TimelineMark> NEWEST_FIRST = Comparator.comparing(TimelineMark::at)
            .thenComparing(mark -> Objects.requireNonNullElse(mark.id(), 0L))
            .reversed();

    static TimelineMark seen(TimelineBelief belief, TimelineLane lane) {
        return new TimelineMark(
                belief.reason().equals("mismatch") ? MarkKind.MISMATCH : MarkKind.UNEXPLAINED,
                null,
                belief.beganAt(),
                lane.serviceId(),
                lane.environmentId(),
                lane.service(),
                lane.environment(),
                lane.target(),
                lane.slot(),
                belief.sha(),
                belief.digest(),
                "observation",
                null,
                null,
                belief.reason().equals("mismatch")
                        ? "a deployment had said that something else runs"
                        : "no deployment explains it",
                null,
                null);
    }

    static TimelineMark of(Trouble trouble) {
        return new TimelineMark(
                trouble.isIncident() ? MarkKind.INCIDENT : MarkKind.ALERT,
                null,
                trouble.beganAt(),
                0,
                0,
                trouble.about(),
                Objects.requireNonNullElse(trouble.environment(), ""),
                "*",
                TimelineLane.STABLE,
                null,
                null,
                trouble.isIncident() ? "incident" : "alert",
                null,
                trouble.title(),
                null,
                null,
                trouble);
    }

    public String where() {
        return TimelineLane.where(environment, target, slot);
    }

    /** The SHA, else the digest, else what sort of thing was changed. */
    public String shown() {
        if (trouble != null) {
            return trouble.key();
        }
        return sha == null && digest == null ? sort : new Artifact(sha, digest).shown();
    }

    /** Such as {@code pay in production: c41f7ae failed}. */
    public String said() {
        return "%s in %s: %s %s%s"
                .formatted(
                        service,
                        where(),
                        shown(),
                        kind == MarkKind.MISMATCH ? "was seen instead" : kind.word(),
                        flagged == null ? "" : ", odd times: " + flagged);
    }

    /** What cannot be right needs a look, whatever its outcome. */
    public String tone() {
        return flagged != null && kind.tone().isEmpty() ? "warn" : kind.tone();
    }

    Cursor position() {
        return new Cursor(at, id == null ? 0 : id);
    }

    boolean isIn(TimelineLane lane) {
        return lane.isPlace(serviceId, environmentId) && lane.isLane(target, slot);
    }
}
