package dev.plimsoll.intake.opsgenie;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebhookSource;
import dev.plimsoll.intake.alerts.AlertGroup;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The outgoing webhook integration of Opsgenie. It signs nothing, and shows a secret in a header that is set there. */
@Component
class OpsgenieSource implements WebhookSource {

    private final JsonMapper json;

    OpsgenieSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "opsgenie";
    }

    @Override
    public String title() {
        return "Opsgenie";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Alerts from when they are created until they are closed, and what else happens to them. Grave ones in production open an incident.",
                Guide.Proof.SHOWN,
                false,
                List.of(
                        new Guide.Step(
                                "The integration",
                                "Add the integration Webhook, which is an outgoing one, with the alert description and the alert details. As Webhook URL enter:",
                                Guide.URL),
                        new Guide.Step(
                                "The secret",
                                "Add a custom header Authorization with this value:",
                                "Bearer " + Guide.SECRET),
                        new Guide.Step(
                                "The actions",
                                "Let it post when an alert is created, acknowledged and closed; other actions do no harm. Say which service and environment an alert is about in its tags or details:",
                                "service:shop, env:production")));
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        try {
            return new OpsgenieAlert(Tree.parse(json, inbound.body()), inbound).key();
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    @Override
    public String event(Inbound inbound) {
        return Glimpse.of(json, inbound.body(), "action");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var alert = new OpsgenieAlert(Tree.parse(json, inbound.body()), inbound);
        if (!alert.isKnownAction()) {
            return Translation.unrecognised(
                    "Plimsoll does not use the Opsgenie action \u201c%s\u201d yet.".formatted(alert.action()));
        }
        var id = alert.id();
        if (id == null) {
            return Translation.unreadable(
                    "It does not say which alert it is about: \u201calert.alertId\u201d is missing.");
        }
        var report = alert.report(kind(), title(), id);
        return Translation.of(Said.of(report), "%s: %s".formatted(alert.action(), AlertGroup.inWords(report)));
    }
}
