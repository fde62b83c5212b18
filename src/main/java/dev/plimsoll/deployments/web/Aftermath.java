package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened where a deployment went, in the {@value #MINUTES} minutes after it took effect.
 *
 * @param lines in the order in which it began, at most {@value #MOST}
 * @param more how many there are besides
 * @param isOver whether the time is up
 * @param isAlertKnown whether any source has ever told of an alert
 */
record Aftermath(List<Line> lines, int more, boolean isOver, boolean isAlertKnown) {

    static final int MINUTES = 60;
    static final int MOST = 50;

    /**
     * One thing that happened.
     *
     * @param minutes after the deployment took effect
     * @param link a page of ours, or an address outside; null if there is none
     */
    record Line(
            Instant at,
            long minutes,
            String icon,
            String tone,
            String text,
            @Nullable String link) {

        static Line of(Trouble trouble, Instant from) {
            var kind = TimelineMark.of(trouble).kind();
            return new Line(
                    trouble.beganAt(),
                    minutes(from, trouble.beganAt()),
                    kind.icon(),
                    kind.tone(),
                    trouble.said(),
                    trouble.link());
        }

        static Line of(TimelineMark mark, Instant began, Instant from) {
            return new Line(
                    began,
                    minutes(from, began),
                    mark.kind().icon(),
                    mark.kind().tone(),
                    "%s %s".formatted(mark.shown(), mark.kind().word()),
                    "/d/" + mark.id());
        }

        private static long minutes(Instant from, Instant at) {
            return Duration.between(from, at).toMinutes();
        }
    }
}
