package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source said of an incident. What it leaves out is as it was said before; of two things said of one field the one
 * told later counts.
 *
 * @param origin who speaks: {@code events}, the host of a code forge, or the name of another source
 * @param source the name that people know it by, such as {@code PagerDuty}
 * @param id the origin's own, such as {@code INC-8}
 * @param services the affected ones, by any of their names; none if the source knows none
 * @param environment by any of its names; null if the source does not know
 * @param detectedBy {@code alert, person} or {@code customer}
 * @param causedBy the sender's id of a deployment
 * @param moments what happened in it
 * @param toldAt when it was said, by the source's clock
 * @param knownAt when we heard of it
 * @param delivery in which it was said; null if it was not in one
 */
public record IncidentReport(
        String origin,
        String source,
        String id,
        List<String> services,
        @Nullable String environment,
        @Nullable String title,
        @Nullable String severity,
        @Nullable String detectedBy,
        @Nullable String causedBy,
        @Nullable String impact,
        @Nullable String url,
        List<Moment> moments,
        Instant toldAt,
        Instant knownAt,
        @Nullable Long delivery) {

    public IncidentReport {
        services = List.copyOf(services);
        moments = List.copyOf(moments);
    }

    public IncidentReport fromDelivery(long number) {
        return new IncidentReport(
                origin,
                source,
                id,
                services,
                environment,
                title,
                severity,
                detectedBy,
                causedBy,
                impact,
                url,
                moments,
                toldAt,
                knownAt,
                number);
    }
}
