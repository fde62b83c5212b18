package dev.plimsoll.intake.betterstack;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.WebhookSource;
import dev.plimsoll.intake.statuspage.StatusPage;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Subscriptions by webhook to a status page of Better Stack, which sends what Statuspage sends. */
@Component
class BetterStackSource implements WebhookSource {

    private final JsonMapper json;

    BetterStackSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "betterstack";
    }

    @Override
    public String title() {
        return "Better Stack";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Incidents of a status page with all of their updates, and components that are not in order.",
                Guide.Proof.SHOWN,
                false,
                List.of(
                        new Guide.Step(
                                "Subscribe",
                                "On the public status page, choose Get updates and there Webhook, and confirm the mail that follows. The secret stands in the address, because Better Stack cannot be told any. Enter:",
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
