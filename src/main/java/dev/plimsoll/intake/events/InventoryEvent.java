package dev.plimsoll.intake.events;

import dev.plimsoll.configuration.NamesReport;
import dev.plimsoll.configuration.NamesReport.Kind;
import dev.plimsoll.intake.Said;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Which variables and secrets an environment has. */
@Component
class InventoryEvent implements EventTranslator {

    @Override
    public String type() {
        return "inventory";
    }

    @Override
    public String key(EventBody event) {
        return "%s/%s/%s".formatted(event.text("service"), event.needed("environment"), at(event));
    }

    @Override
    public Said translate(EventBody event) {
        return Said.of(new NamesReport(
                Kind.INVENTORY,
                EventBody.ORIGIN,
                event.about(event.text("service"), event.needed("environment")),
                null,
                NamedVariables.in(event),
                at(event)));
    }

    private static Instant at(EventBody event) {
        var taken = event.instant("taken_at");
        return Objects.requireNonNullElse(taken == null ? event.instant("at") : taken, event.receivedAt());
    }
}
