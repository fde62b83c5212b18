package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import org.springframework.stereotype.Component;

/** Our own vocabulary, for senders that come in by another door than the event API. */
@Component
public class Vocabulary {

    private static final String TYPE = "type";

    private final EventsSource source;

    Vocabulary(EventsSource source) {
        this.source = source;
    }

    /**
     * Says what an event means. One of a type that is not ours is not recognised.
     *
     * @throws RefusedDelivery if a field of it is missing or cannot be
     */
    public Translation translate(Tree event, Inbound inbound) {
        var body = new EventBody(event, inbound.receivedAt());
        try {
            return source.translate(body);
        } catch (InvalidEvent e) {
            if (e.field().equals(TYPE)) {
                return Translation.unrecognised(String.valueOf(e.getMessage()));
            }
            throw new RefusedDelivery(e.field(), String.valueOf(e.getMessage()));
        }
    }
}
