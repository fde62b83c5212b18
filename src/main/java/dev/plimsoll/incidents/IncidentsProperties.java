package dev.plimsoll.incidents;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alerts become incidents.
 *
 * @param openingSeverities an alert of one of these in production opens an incident where none is open; one without any
 *     severity does, too
 * @param together alerts of one service and environment with less than this between them belong to one incident
 * @param drawsFor an incident that nobody ended takes in alerts for this long after it began, and no longer
 * @param unendedFor an alert that nobody ended draws later ones into its incident for this long, and no longer: its end may
 *     have been lost
 */
@ConfigurationProperties("plimsoll.incidents")
public record IncidentsProperties(
        @DefaultValue({"critical", "page", "error", "emergency", "high", "sev1", "sev2", "p1", "p2"})
        List<String> openingSeverities,

        @DefaultValue("30m") Duration together,
        @DefaultValue("7d") Duration drawsFor,
        @DefaultValue("24h") Duration unendedFor) {

    public IncidentsProperties {
        openingSeverities = openingSeverities.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean opens(String severity) {
        return severity.isEmpty() || openingSeverities.contains(severity.toLowerCase(Locale.ROOT));
    }
}
