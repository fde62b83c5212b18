package dev.plimsoll.intake.sentry;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks of integrations of Sentry, and those of its plugin from before there were integrations. */
@Component
class SentrySource implements WebhookSource {

    private static final String RESOURCE = "Sentry-Hook-Resource";

    private final JsonMapper json;

    SentrySource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "sentry";
    }

    @Override
    public String title() {
        return "Sentry";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Issue alerts and metric alerts, from when they fire, and issues until they are resolved. Grave ones in production open an incident.",
                Guide.Proof.SIGNED_OR_SHOWN,
                true,
                List.of(
                        new Guide.Step(
                                "The integration",
                                "In the organization settings, under Custom Integrations, create an internal integration with read permission for issues and events. Switch on Alert Rule Action and, for issues, the webhook of that name. As Webhook URL enter:",
                                Guide.URL),
                        new Guide.Step(
                                "The secret",
                                "Sentry makes it and shows it as Client Secret once the integration is saved. It is the secret of this source.",
                                null),
                        new Guide.Step(
                                "The alerts",
                                "In each alert rule, add the action that sends a notification via this integration.",
                                null),
                        new Guide.Step(
                                "An old Sentry",
                                "The plugin WebHooks signs nothing and sets no header. Enter this as its Callback URL:",
                                Guide.URL_WITH_SECRET)));
    }

    /** A signature that is there has to be right, whatever else is shown. */
    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        var signature = inbound.header("Sentry-Hook-Signature");
        return signature.isEmpty()
                ? Authorization.shows(inbound, secrets)
                : Signatures.isHexHmac(signature, inbound.body(), secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        return inbound.header("Request-ID");
    }

    @Override
    public String event(Inbound inbound) {
        var resource = inbound.header(RESOURCE);
        var action = resource.isEmpty() ? "" : Glimpse.of(json, inbound.body(), "action");
        return action.isEmpty() ? resource : "%s.%s".formatted(resource, action);
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = Tree.parse(json, inbound.body());
        var resource = inbound.header(RESOURCE);
        var hook = new SentryHook(body, inbound, kind(), title());
        return switch (resource) {
            case "event_alert" -> new EventAlert(hook).translate();
            case "metric_alert" -> new MetricAlert(hook).translate();
            case "issue" -> new IssueHook(hook).translate();
            case "" -> new EventAlert(hook).translateOfPlugin();
            case "installation" ->
                Translation.ping("Sentry reached this address: the installation was " + hook.action());
            case "error" -> Translation.ignored("A single error is no alert: only alert rules say which ones matter.");
            case "comment" -> Translation.ignored("A comment says nothing of how a service is.");
            default ->
                Translation.unrecognised(
                        "Plimsoll does not use the Sentry resource \u201c%s\u201d yet.".formatted(resource));
        };
    }
}
