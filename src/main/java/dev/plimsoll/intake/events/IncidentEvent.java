package dev.plimsoll.intake.events;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.intake.Said;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An incident: that it was opened, and what became known of it later. */
@Component
class IncidentEvent implements EventTranslator {

    private static final Set<String> DETECTORS = Set.of("alert", "person", "customer");
    private static final int MOST_SERVICES = 200;

    @Override
    public String type() {
        return "incident";
    }

    @Override
    public String key(EventBody event) {
        var instants = Stream.of(
                        "opened_at",
                        "impact_started_at",
                        "detected_at",
                        "acknowledged_at",
                        "mitigated_at",
                        "resolved_at")
                .map(field -> String.valueOf(event.instant(field)))
                .collect(Collectors.joining("/"));
        return event.needed("id") + "/" + instants;
    }

    @Override
    public Said translate(EventBody event) {
        event.needed("opened_at");
        var opened = Objects.requireNonNull(event.instant("opened_at"));
        var resolved = event.instant("resolved_at");
        if (resolved != null && resolved.isBefore(opened)) {
            throw new InvalidEvent(
                    "resolved_at", "“resolved_at” lies before “opened_at”: an incident ends after it begins.");
        }
        return Said.of(new IncidentReport(
                EventBody.ORIGIN,
                event.needed("id"),
                affected(event),
                event.text("title"),
                event.text("severity"),
                opened,
                event.instant("impact_started_at"),
                event.instant("detected_at"),
                event.instant("acknowledged_at"),
                event.instant("mitigated_at"),
                resolved,
                detector(event),
                event.text("caused_by"),
                event.text("impact"),
                event.text("url")));
    }

    private static List<Claim> affected(EventBody event) {
        var services = event.tree().texts("services");
        if (services == null || services.isEmpty() || services.size() > MOST_SERVICES) {
            throw new InvalidEvent(
                    "services",
                    "“services” must list the services that are affected, 1 to %d.".formatted(MOST_SERVICES));
        }
        if (services.stream().anyMatch(name -> name.isBlank() || name.length() > 200)) {
            throw new InvalidEvent("services", "“services” holds a name that is blank or longer than 200 characters.");
        }
        var environment = event.text("environment");
        return services.stream()
                .distinct()
                .map(service -> event.about(service, environment))
                .toList();
    }

    private static @Nullable String detector(EventBody event) {
        var word = event.text("detected_by");
        if (word != null && !DETECTORS.contains(word)) {
            throw new InvalidEvent(
                    "detected_by", "“%s” detects nothing: use alert, person or customer.".formatted(word));
        }
        return word;
    }
}
