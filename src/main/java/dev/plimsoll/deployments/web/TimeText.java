package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.PointInTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The instants in the address of a timeline. */
final class TimeText {

    private TimeText() {}

    /**
     * @param name the parameter that it stands in
     * @throws TimelineRefused if it is none
     */
    static Instant parse(String name, String text, ZoneId zone, Instant now) {
        return PointInTime.of(text, zone, now)
                .orElseThrow(() -> new TimelineRefused("“%s” is not a time that “%s” can be.".formatted(text, name)));
    }

    /** As it stands in links: UTC, to the second. */
    static String of(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
