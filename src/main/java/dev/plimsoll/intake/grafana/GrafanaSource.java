package dev.plimsoll.intake.grafana;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.WebhookSource;
import dev.plimsoll.intake.alerts.AlertGroup;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks of Grafana's contact points: signed if that is switched on there, else with a secret shown. */
@Component
class GrafanaSource implements WebhookSource {

    private static final String SIGNATURE = "X-Grafana-Alerting-Signature";

    /** Grafana lets its administrators choose this name; docs/how-to/connect-alerts.md asks for this one. */
    private static final String TIMESTAMP = "X-Grafana-Alerting-Timestamp";

    private static final Duration FRESH = Duration.ofMinutes(6);

    private final JsonMapper json;

    GrafanaSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "grafana";
    }

    @Override
    public String title() {
        return "Grafana";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "The alerts of a contact point, from when they fire until they no longer do. Grave ones in production open an incident.",
                Guide.Proof.SIGNED_OR_SHOWN,
                false,
                List.of());
    }

    /** Whoever signs has to sign right: a secret shown beside a wrong signature does not help. */
    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        var signature = inbound.header(SIGNATURE);
        if (signature.isEmpty()) {
            return Authorization.shows(inbound, secrets);
        }
        var timestamp = inbound.header(TIMESTAMP);
        return timestamp.isEmpty()
                ? Signatures.isHexHmac(signature, inbound.body(), secrets)
                : Signatures.isFresh(timestamp, inbound.receivedAt(), FRESH)
                        && Signatures.isHexHmac(
                                signature, Signatures.prefixed(timestamp + ":", inbound.body()), secrets);
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
