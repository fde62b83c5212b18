package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source said of an alert. Told again while it fires, it is the same alert.
 *
 * @param origin who speaks, as in {@link IncidentReport}
 * @param source the name that people know it by, such as {@code Alertmanager}
 * @param id what tells one time of firing apart from every other of this origin
 * @param severity in the source's word, such as {@code critical}
 * @param service by any of its names; null if the alert says none
 * @param environment by any of its names; null if the alert says none
 * @param endedAt null while it fires, as far as this report knows
 * @param toldAt when it was said, by the source's clock
 * @param knownAt when we heard of it
 * @param delivery in which it was said; null if it was not in one
 */
public record AlertReport(
        String origin,
        String source,
        String id,
        String name,
        @Nullable String severity,
        @Nullable String service,
        @Nullable String environment,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String summary,
        @Nullable String url,
        Instant toldAt,
        Instant knownAt,
        @Nullable Long delivery) {

    public AlertReport fromDelivery(long number) {
        return new AlertReport(
                origin,
                source,
                id,
                name,
                severity,
                service,
                environment,
                startedAt,
                endedAt,
                summary,
                url,
                toldAt,
                knownAt,
                number);
    }
}
