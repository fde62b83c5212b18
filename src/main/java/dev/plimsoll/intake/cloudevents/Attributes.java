package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Inbound;
import tools.jackson.databind.json.JsonMapper;

/** What tells an event apart, read without reading all of it. What is not there is an empty text. */
record Attributes(String source, String id, String type) {

    static Attributes of(JsonMapper json, Inbound inbound) {
        if (CloudEvent.isBinary(inbound)) {
            return new Attributes(
                    CloudEvent.attribute(inbound, "source"),
                    CloudEvent.attribute(inbound, "id"),
                    CloudEvent.attribute(inbound, "type"));
        }
        var body = inbound.body();
        var outside = new Attributes(
                Glimpse.of(json, body, "source"), Glimpse.of(json, body, "id"), Glimpse.of(json, body, "type"));
        return outside.type().isEmpty()
                ? new Attributes(
                        Glimpse.of(json, body, "context", "source"),
                        Glimpse.of(json, body, "context", "id"),
                        Glimpse.of(json, body, "context", "type"))
                : outside;
    }
}
