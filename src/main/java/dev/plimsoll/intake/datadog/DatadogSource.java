package dev.plimsoll.intake.datadog;

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

/** The webhooks integration of Datadog with the payload that the guide prints. It signs nothing. */
@Component
class DatadogSource implements WebhookSource {

    private final JsonMapper json;

    DatadogSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "datadog";
    }

    @Override
    public String title() {
        return "Datadog";
    }

    @Override
    public Guide guide() {
        return DatadogGuide.GUIDE;
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        try {
            return new DatadogEvent(Tree.parse(json, inbound.body()), inbound).key();
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    @Override
    public String event(Inbound inbound) {
        var transition = Glimpse.of(json, inbound.body(), "transition");
        return transition.isEmpty() ? Glimpse.of(json, inbound.body(), "event_type") : transition;
    }

    @Override
    public Translation translate(Inbound inbound) {
        var event = new DatadogEvent(Tree.parse(json, inbound.body()), inbound);
        var transition = event.transition();
        if (transition == null) {
            return Translation.unrecognised(
                    "It has no \u201ctransition\u201d: use the payload that the page Set up prints, in which it is $ALERT_TRANSITION.");
        }
        if (!event.fires() && !event.isOver()) {
            return Translation.ignored(
                    "\u201c%s\u201d says neither that a monitor alerts nor that it recovered.".formatted(transition));
        }
        var id = event.alert();
        if (id == null) {
            return event.isOver()
                    ? Translation.unreadable(
                            "It does not say which alert recovered: the payload needs \u201ccycle_key\u201d with $ALERT_CYCLE_KEY.")
                    : Translation.unreadable(
                            "It has neither \u201ccycle_key\u201d nor \u201cid\u201d: use the payload that the page Set up prints.");
        }
        var report = event.report(kind(), title(), id);
        return Translation.of(Said.of(report), AlertGroup.inWords(report));
    }
}
