package dev.plimsoll.intake.standardwebhooks;

import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.StandardWebhooks;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import dev.plimsoll.intake.events.Vocabulary;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Senders of one's own that sign as Standard Webhooks has it and speak our own vocabulary: an event, an array of events, or
 * an event under {@code data} with its type beside it.
 */
@Component
class StandardWebhooksSource implements WebhookSource {

    private static final int LARGEST_ARRAY = 10_000;

    private final JsonMapper json;
    private final Vocabulary vocabulary;

    StandardWebhooksSource(JsonMapper json, Vocabulary vocabulary) {
        this.json = json;
        this.vocabulary = vocabulary;
    }

    @Override
    public String kind() {
        return "standard-webhooks";
    }

    @Override
    public String title() {
        return "Standard Webhooks";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Events in Plimsoll\u2019s own words from senders of your own, signed with one of the libraries of Standard Webhooks.",
                Guide.Proof.SIGNED,
                false,
                List.of(
                        new Guide.Step(
                                "Sign with the secret",
                                "Give the library this secret, which is the one above as a key of Standard Webhooks. A key that the library made can be given to Plimsoll as it is.",
                                Guide.KEY),
                        new Guide.Step(
                                "Send events here",
                                "The body is what the event API takes: one event, or an array of them.",
                                """
                                POST {url}
                                webhook-id: msg_2KWPBgLlAfxdpx2AI54pPJ85f4W
                                webhook-timestamp: 1795773600
                                webhook-signature: v1,...

                                {"type": "deployment", "id": "41", "service": "pay", "environment": "production",
                                 "status": "succeeded", "sha": "<40 hexadecimal digits>"}""")));
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return StandardWebhooks.isClaimed(inbound) && StandardWebhooks.isSigned(inbound, secrets);
    }

    /** Each event of an array is a delivery, called as the whole and numbered from 0. */
    @Override
    public List<Inbound> apart(Inbound inbound) {
        var body = read(inbound);
        if (!body.isArray() || body.isEmpty() || body.size() > LARGEST_ARRAY) {
            return List.of(inbound);
        }
        return IntStream.range(0, body.size())
                .mapToObj(n -> part(inbound, n, json.writeValueAsBytes(body.get(n))))
                .toList();
    }

    private static Inbound part(Inbound whole, int number, byte[] body) {
        var headers = new HttpHeaders();
        headers.putAll(whole.headers());
        headers.set(StandardWebhooks.ID, "%s[%d]".formatted(whole.header(StandardWebhooks.ID), number));
        return new Inbound(headers, body, whole.receivedAt());
    }

    private JsonNode read(Inbound inbound) {
        try {
            return json.readTree(inbound.body());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        return inbound.header(StandardWebhooks.ID);
    }

    @Override
    public String event(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "type");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = read(inbound);
        if (body.isArray()) {
            return body.isEmpty()
                    ? Translation.ignored("The array is empty.")
                    : Translation.unreadable(
                            "The array has more than %,d events: send several.".formatted(LARGEST_ARRAY));
        }
        return vocabulary.translate(event(Tree.parse(json, inbound.body())), inbound);
    }

    private static Tree event(Tree body) {
        if (!(body.at("data").node() instanceof ObjectNode data)) {
            return body;
        }
        var event = data.deepCopy();
        event.set("type", body.at("type").node());
        return new Tree(event);
    }
}
