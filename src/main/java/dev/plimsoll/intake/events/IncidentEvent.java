package dev.plimsoll.intake.events;

import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Said;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final Map<String, Phase> MOMENTS = moments();
    private static final List<String> FIELDS =
            List.of("title", "severity", "environment", "detected_by", "caused_by", "impact", "url");

    private static Map<String, Phase> moments() {
        var moments = new LinkedHashMap<String, Phase>();
        moments.put("opened_at", Phase.OPENED);
        moments.put("impact_started_at", Phase.IMPACT_STARTED);
        moments.put("detected_at", Phase.DETECTED);
        moments.put("acknowledged_at", Phase.ACKNOWLEDGED);
        moments.put("mitigated_at", Phase.MITIGATED);
        moments.put("resolved_at", Phase.RESOLVED);
        return Collections.unmodifiableMap(moments);
    }

    @Override
    public String type() {
        return "incident";
    }

    @Override
    public String key(EventBody event) {
        var instants = MOMENTS.keySet().stream()
                .map(field -> String.valueOf(event.instant(field)))
                .collect(Collectors.joining("/"));
        return "%s/%s/%s"
                .formatted(
                        event.needed("id"),
                        instants,
                        Integer.toHexString(Objects.hash(
                                FIELDS.stream().map(event::text).toList(),
                                event.tree().texts("services"),
                                event.instant("updated_at"))));
    }

    @Override
    public Said translate(EventBody event) {
        event.needed("opened_at");
        return Said.of(new IncidentReport(
                EventBody.ORIGIN,
                EventsSource.TITLE,
                event.needed("id"),
                services(event),
                event.text("environment"),
                event.text("title"),
                event.text("severity"),
                detector(event),
                event.text("caused_by"),
                event.text("impact"),
                event.text("url"),
                MOMENTS.entrySet().stream()
                        .flatMap(field -> Stream.ofNullable(event.instant(field.getKey()))
                                .map(at -> Moment.only(field.getValue(), at)))
                        .toList(),
                Objects.requireNonNullElse(event.instant("updated_at"), event.receivedAt()),
                event.receivedAt(),
                null));
    }

    /** None at all is kept too: somebody will say what was affected. */
    private static List<String> services(EventBody event) {
        var services = Objects.requireNonNullElse(event.tree().texts("services"), List.<String>of());
        if (services.size() > MOST_SERVICES) {
            throw new InvalidEvent(
                    "services", "\u201cservices\u201d lists more than %d services.".formatted(MOST_SERVICES));
        }
        if (services.stream().anyMatch(name -> name.isBlank() || name.length() > 200)) {
            throw new InvalidEvent(
                    "services", "\u201cservices\u201d holds a name that is blank or longer than 200 characters.");
        }
        return services.stream().distinct().toList();
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
