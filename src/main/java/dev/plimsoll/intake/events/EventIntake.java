package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.Masking;
import dev.plimsoll.intake.Receipt;
import dev.plimsoll.intake.Sources;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.Understood;
import dev.plimsoll.intake.UnreadableDelivery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes events in, many in one transaction; what is wrong with one of them does not touch the others. */
@Component
class EventIntake implements ApplicationRunner {

    static final String SOURCE = "events";

    private final Door door;
    private final Sources sources;
    private final EventsSource vocabulary;
    private final Masking masking;
    private final JsonMapper json;
    private final Clock clock;

    EventIntake(Door door, Sources sources, EventsSource vocabulary, Masking masking, JsonMapper json, Clock clock) {
        this.door = door;
        this.sources = sources;
        this.vocabulary = vocabulary;
        this.masking = masking;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments args) {
        sources.createBuiltIn(SOURCE, EventsSource.KIND);
    }

    /** Takes in one part of a request and adds to the tally what became of each. */
    void take(List<Item> items, Tally tally) {
        var receivedAt = clock.instant();
        var understood = new ArrayList<Understood>();
        for (var item : items) {
            try {
                understood.add(understand(item, receivedAt));
            } catch (InvalidEvent e) {
                tally.reject(item.index(), e.field(), String.valueOf(e.getMessage()));
            } catch (UnreadableDelivery e) {
                tally.rejectUnreadable(item.index(), String.valueOf(e.getMessage()));
            }
        }
        if (!understood.isEmpty()) {
            door.keep(SOURCE, understood, receivedAt).forEach((Receipt receipt) -> tally.count(receipt.isRepeat()));
        }
    }

    private Understood understand(Item item, Instant receivedAt) {
        var masked = masking.body(item.bytes(json), MediaType.APPLICATION_JSON_VALUE);
        var tree = masked.isChanged() ? Tree.parse(json, masked.bytes()) : item.tree(json);
        var event = new EventBody(tree, receivedAt);
        var type = vocabulary.type(event);
        return new Understood(
                type.type() + "/" + type.key(event),
                type.type(),
                masked.bytes(),
                vocabulary.translate(event),
                masked.findings());
    }
}
