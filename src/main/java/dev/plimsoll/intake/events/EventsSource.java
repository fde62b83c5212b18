package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Outcome;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our own vocabulary, kept as deliveries like everybody else's, so that they can be seen and replayed.
 *
 * <p>Its senders prove who they are with a bearer token before they come here, not with a signature.
 */
@Component
class EventsSource implements WebhookSource {

    static final String KIND = "events";
    static final String TITLE = "Event API";

    private final JsonMapper json;
    private final Map<String, EventTranslator> types;

    EventsSource(JsonMapper json, List<EventTranslator> types) {
        this.json = json;
        this.types = types.stream().collect(Collectors.toMap(EventTranslator::type, Function.identity()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Commits, changes, builds and deployments in Plimsoll\u2019s own words, from anything that can run curl.",
                Guide.Proof.SHOWN,
                false,
                List.of());
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return false;
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        var event = body(inbound);
        return type(event).type() + "/" + type(event).key(event);
    }

    @Override
    public String event(Inbound inbound) {
        return type(body(inbound)).type();
    }

    @Override
    public Translation translate(Inbound inbound) {
        try {
            return translate(body(inbound));
        } catch (InvalidEvent e) {
            throw new UnreadableDelivery(String.valueOf(e.getMessage()));
        }
    }

    Translation translate(EventBody event) {
        var type = type(event);
        return new Translation(Outcome.TRANSLATED, null, type.translate(event), List.of(inWords(type, event)));
    }

    /**
     * @throws InvalidEvent if the type is missing or not one of ours
     */
    EventTranslator type(EventBody event) {
        var name = event.needed("type");
        var type = types.get(name);
        if (type == null) {
            throw new InvalidEvent(
                    "type",
                    "\u201c%s\u201d is no type of event that Plimsoll takes: use one of %s."
                            .formatted(name, types.keySet().stream().sorted().toList()));
        }
        return type;
    }

    private static String inWords(EventTranslator type, EventBody event) {
        return "Event \u201c%s\u201d: %s".formatted(type.type(), type.key(event));
    }

    private EventBody body(Inbound inbound) {
        return new EventBody(Tree.parse(json, inbound.body()), inbound.receivedAt());
    }
}
