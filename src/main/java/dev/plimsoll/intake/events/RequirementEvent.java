package dev.plimsoll.intake.events;

import dev.plimsoll.configuration.NamesReport;
import dev.plimsoll.configuration.NamesReport.Kind;
import dev.plimsoll.intake.Said;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Which variables and secrets a service needs. */
@Component
class RequirementEvent implements EventTranslator {

    @Override
    public String type() {
        return "requirement";
    }

    @Override
    public String key(EventBody event) {
        return "%s/%s/%s/%s".formatted(event.needed("service"), event.text("environment"), event.sha("sha"), at(event));
    }

    @Override
    public Said translate(EventBody event) {
        return Said.of(new NamesReport(
                Kind.REQUIREMENT,
                EventBody.ORIGIN,
                event.about(event.needed("service"), event.text("environment")),
                event.sha("sha"),
                NamedVariables.in(event),
                at(event)));
    }

    private static Instant at(EventBody event) {
        return Objects.requireNonNullElse(event.instant("at"), event.receivedAt());
    }
}
