package dev.plimsoll.intake.pagerduty;

import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Webhook subscriptions of PagerDuty, version 3. */
@Component
class PagerDutySource implements WebhookSource {

    private static final String VERSION = "v1=";

    private final JsonMapper json;

    PagerDutySource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "pagerduty";
    }

    @Override
    public String title() {
        return "PagerDuty";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Incidents of an account, a team or a service: who was paged, who took it, what was noted, and when it ended.",
                Guide.Proof.SIGNED,
                true,
                List.of());
    }

    /** While a secret is replaced there is a signature with each, and one that fits is enough. */
    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        var signatures = Stream.of(inbound.header("X-PagerDuty-Signature").split(","))
                .map(String::strip)
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()))
                .toList();
        return !signatures.isEmpty() && Signatures.isAnyHexHmac(signatures, inbound.body(), secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "event", "id");
    }

    @Override
    public String event(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "event", "event_type");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = Tree.parse(json, inbound.body());
        var event = new PagerDutyEvent(body.at("event"), inbound);
        if (event.type() == null) {
            return Translation.unrecognised(
                    "It has no \u201cevent.event_type\u201d, as version 3 of the webhooks has.");
        }
        return event.isPing()
                ? Translation.ping("PagerDuty reached this address" + inQuotes(event.text("message")))
                : translate(event);
    }

    private Translation translate(PagerDutyEvent event) {
        var moments = Moments.of(event);
        if (moments.isEmpty()) {
            return Translation.unrecognised(
                    "Plimsoll does not use the PagerDuty event \u201c%s\u201d yet.".formatted(event.type()));
        }
        var incident = event.incident();
        return incident == null
                ? Translation.unreadable("It does not say which incident it is about.")
                : Translation.of(
                        Said.of(event.report(kind(), title(), incident, moments)),
                        "Incident %s%s: %s".formatted(incident, inQuotes(event.title()), event.word()));
    }

    private static String inQuotes(@Nullable String title) {
        return title == null ? "" : " \u201c%s\u201d".formatted(title);
    }
}
