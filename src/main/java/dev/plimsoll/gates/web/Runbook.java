package dev.plimsoll.gates.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where it is written what to do when the service is broken.
 *
 * @param url null if nobody said where
 * @param reviewedOn when somebody last made sure that it is true; null if nobody said so
 * @param today in the organisation's zone
 */
record Runbook(@Nullable String url, @Nullable LocalDate reviewedOn, LocalDate today) {

    private static final int STALE_AFTER_DAYS = 180;

    public boolean isStale() {
        return url != null && (reviewedOn == null || age() > STALE_AFTER_DAYS);
    }

    /** Such as {@code stale: reviewed 200 days ago}. */
    public String sentence() {
        if (url == null) {
            return "no runbook";
        }
        if (reviewedOn == null) {
            return "stale: nobody said that it was reviewed";
        }
        var days = age();
        var when = days == 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
        return (isStale() ? "stale: " : "") + "reviewed " + when;
    }

    private long age() {
        return reviewedOn == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(reviewedOn, today));
    }
}
