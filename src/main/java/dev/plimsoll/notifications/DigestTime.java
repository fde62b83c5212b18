package dev.plimsoll.notifications;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** When the digest of a week is due: the first time in the week after it that {@code plimsoll.notifications.digest} names. */
final class DigestTime {

    private DigestTime() {}

    /**
     * The week whose digest is due, which is the one before this; empty where none is due yet in this week.
     *
     * @param zone whose weeks and hours are meant
     */
    static Optional<Week> weekDue(CronExpression times, Instant now, ZoneId zone) {
        var week = Week.of(now, zone);
        var first = times.next(week.from().atZone(zone).minusNanos(1));
        return first == null || first.toInstant().isAfter(now) ? Optional.empty() : Optional.of(week.before());
    }
}
