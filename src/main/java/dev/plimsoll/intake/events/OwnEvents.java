package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Imports;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes in events that Plimsoll itself put into words, as if somebody had sent them to the event API. */
@Component
public class OwnEvents {

    private final EventIntake intake;
    private final JsonMapper json;

    OwnEvents(EventIntake intake, JsonMapper json) {
        this.intake = intake;
        this.json = json;
    }

    /** Returns when they are durable. */
    public Imports.Counts take(List<Map<String, Object>> events) {
        var tally = new Tally();
        var items = IntStream.range(0, events.size())
                .mapToObj(n -> (Item) new Item.OfNode(n, json.valueToTree(events.get(n))))
                .toList();
        if (!items.isEmpty()) {
            intake.take(items, tally);
        }
        return tally.counts(events.size());
    }
}
