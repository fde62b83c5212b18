package dev.plimsoll.intake.alertmanager;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.WebhookSource;
import dev.plimsoll.intake.alerts.AlertGroup;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The webhook receiver of Alertmanager. It signs nothing, and shows a secret in {@code Authorization}. */
@Component
class AlertmanagerSource implements WebhookSource {

    private final JsonMapper json;

    AlertmanagerSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "alertmanager";
    }

    @Override
    public String title() {
        return "Alertmanager";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "The alerts of Prometheus, from when they fire until they no longer do. Grave ones in production open an incident.",
                Guide.Proof.SHOWN,
                false,
                List.of());
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        return AlertGroup.key(json, inbound);
    }

    @Override
    public String event(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "status");
    }

    @Override
    public Translation translate(Inbound inbound) {
        return AlertGroup.translate(json, inbound, kind(), title());
    }
}
