package dev.plimsoll.intake.statuspage;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Subscriptions by webhook to a page of Statuspage. It signs nothing and sets no header of ours. */
@Component
class StatuspageSource implements WebhookSource {

    private final JsonMapper json;

    StatuspageSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "statuspage";
    }

    @Override
    public String title() {
        return "Statuspage";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Incidents of a status page with all of their updates, and components that are not in order.",
                Guide.Proof.SHOWN,
                false,
                List.of(
                        new Guide.Step(
                                "Allow webhooks",
                                "In the page, under Subscribers, Options, Settings, select Webhook.",
                                null),
                        new Guide.Step(
                                "Subscribe",
                                "On the public page, choose Subscribe to updates and there the webhook. The secret stands in the address, because Statuspage cannot be told any. Enter:",
                                Guide.URL_WITH_SECRET),
                        StatusPage.COMPONENTS));
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        return StatusPage.key(json, inbound);
    }

    @Override
    public String event(Inbound inbound) {
        return StatusPage.event(json, inbound);
    }

    @Override
    public Translation translate(Inbound inbound) {
        return StatusPage.translate(json, inbound, kind(), title());
    }
}
