package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.StandardWebhooks;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Anybody who sends CloudEvents over HTTP, one by one or many at once; and CDEvents, in CloudEvents or bare. */
@Component
class CloudEventsSource implements WebhookSource {

    static final String KIND = "cloudevents";
    static final String TITLE = "CloudEvents and CDEvents";

    /** As many events may come at once. */
    private static final int LARGEST_BATCH = 10_000;

    private final JsonMapper json;

    CloudEventsSource(JsonMapper json) {
        this.json = json;
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
                "Deployments, runs, changes, builds, artifacts, tests and incidents in the words of CDEvents, from any sender of CloudEvents over HTTP. CloudEvents of other types are kept, and not understood.",
                Guide.Proof.SIGNED_OR_SHOWN,
                false,
                List.of(
                        new Guide.Step(
                                "Send events here",
                                "Structured, binary or in batches, with the secret as a bearer token. A sender that signs as Standard Webhooks has it needs no token.",
                                """
                                curl -X POST {url} \\
                                  -H 'Authorization: Bearer {secret}' \\
                                  -H 'Content-Type: application/cloudevents+json' \\
                                  -d @event.json"""),
                        new Guide.Step(
                                "Say more where CDEvents has no field",
                                "What the commit was and who did it goes into customData: sha, actor, repository, service, deployment, rollbackOf.",
                                "\"customData\": {\"sha\": \"<40 hexadecimal digits>\", \"actor\": \"ann\"}")));
    }

    /** A signature that is there has to be right; without one the secret has to be shown. */
    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return StandardWebhooks.isClaimed(inbound)
                ? StandardWebhooks.isSigned(inbound, secrets)
                : Authorization.shows(inbound, secrets);
    }

    @Override
    public List<Inbound> apart(Inbound inbound) {
        var batch = batch(inbound);
        if (!batch.isArray() || batch.isEmpty() || batch.size() > LARGEST_BATCH) {
            return List.of(inbound);
        }
        var headers = new HttpHeaders();
        headers.putAll(inbound.headers());
        headers.set(HttpHeaders.CONTENT_TYPE, CloudEvent.STRUCTURED);
        return batch.valueStream()
                .map(event -> new Inbound(headers, json.writeValueAsBytes(event), inbound.receivedAt()))
                .toList();
    }

    private JsonNode batch(Inbound inbound) {
        try {
            return isBatch(inbound) ? json.readTree(inbound.body()) : MissingNode.getInstance();
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isBatch(Inbound inbound) {
        return CloudEvent.contentType(inbound).startsWith(CloudEvent.BATCH);
    }

    /** The source and the id: two events that have both in common are one. */
    @Override
    public String deliveryKey(Inbound inbound) {
        var glimpse = Attributes.of(json, inbound);
        return glimpse.source().isEmpty() || glimpse.id().isEmpty() ? "" : glimpse.source() + " " + glimpse.id();
    }

    @Override
    public String event(Inbound inbound) {
        return Attributes.of(json, inbound).type();
    }

    @Override
    public Translation translate(Inbound inbound) {
        var batch = batch(inbound);
        if (batch.isArray()) {
            return batch.isEmpty()
                    ? Translation.ignored("The batch is empty.")
                    : Translation.unreadable(
                            "The batch has more than %,d events: send several.".formatted(LARGEST_BATCH));
        }
        if (!CloudEvent.isBinary(inbound)) {
            var body = Tree.parse(json, inbound.body());
            if (!body.has("specversion") && CdEvents.isOne(body)) {
                return CdEvents.translate(body, "", inbound);
            }
        }
        return translate(CloudEvent.read(json, inbound), inbound);
    }

    private static Translation translate(CloudEvent event, Inbound inbound) {
        var lacking = event.lacking();
        if (lacking != null) {
            return Translation.unrecognised(
                    "It is neither a CloudEvent nor a CDEvent: it has no \u201c%s\u201d.".formatted(lacking));
        }
        if (!event.specversion().startsWith("1.")) {
            return Translation.unrecognised(
                    "It is of CloudEvents %s, and Plimsoll reads 1.0.".formatted(event.specversion()));
        }
        return event.type().startsWith(CdType.PREFIX)
                ? CdEvents.translate(event.data(), event.type(), inbound)
                : Translation.unrecognised(
                        "Plimsoll does not use CloudEvents of the type \u201c%s\u201d yet.".formatted(event.type()));
    }
}
