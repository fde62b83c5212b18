package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.ShaPlace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of where a commit is.
 *
 * @param lead from writing to running, or until now; null where {@code noLead} says why
 */
record ShaLine(
        ShaPlace place,
        ShaStanding standing,
        @Nullable Duration lead,
        @Nullable String noLead) {

    /** What took its place; null while it runs. */
    public @Nullable Artifact next() {
        return place.leftAt() == null || "ended".equals(place.nextState())
                ? null
                : new Artifact(place.nextSha(), place.nextDigest());
    }

    public @Nullable Artifact contained() {
        return place.containedSha() == null ? null : new Artifact(place.containedSha(), null);
    }

    /** A target and a slot that are not the usual ones. */
    public String part() {
        var target = place.target().equals("*") ? "" : place.target();
        return place.slot().equals("stable") ? target : (target + " " + place.slot()).strip();
    }

    public boolean isCounting() {
        return !place.isReached();
    }

    /** Why there is no lead time, in words. */
    public String whyNoLead() {
        if (noLead == null) {
            return "";
        }
        return switch (noLead) {
            case "time_of_writing_unknown" -> "when it was written is not known";
            case "written_after_it_arrived" -> "its clock says that it was written later";
            default -> "it ran already when it was first seen";
        };
    }
}
