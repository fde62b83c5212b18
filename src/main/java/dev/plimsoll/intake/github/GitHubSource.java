package dev.plimsoll.intake.github;

import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebhookSource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** GitHub and GitHub Enterprise Server: repository, organisation and App webhooks, as JSON or as a form. */
@Component
class GitHubSource implements WebhookSource {

    private static final String PREFIX = "sha256=";
    private static final String FORM_FIELD = "payload=";

    private final JsonMapper json;
    private final Map<String, GitHubEvent> events;

    GitHubSource(JsonMapper json, List<GitHubEvent> events) {
        this.json = json;
        this.events = events.stream()
                .flatMap(event -> event.names().stream().map(name -> Map.entry(name, event)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String kind() {
        return "github";
    }

    @Override
    public String title() {
        return "GitHub";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "A repository, an organisation or an App. Plimsoll reads pushes, pull requests, deployments, workflow runs, packages, and issues with the label \u201cincident\u201d.",
                Guide.Proof.SIGNED,
                false,
                List.of());
    }

    /** The SHA-1 signature that GitHub sends beside it is not enough. */
    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        var signature = inbound.header("X-Hub-Signature-256");
        return signature.startsWith(PREFIX)
                && Signatures.isHexHmac(signature.substring(PREFIX.length()), inbound.body(), secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        return inbound.header("X-GitHub-Delivery");
    }

    @Override
    public String event(Inbound inbound) {
        return inbound.header("X-GitHub-Event");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var name = event(inbound);
        var body = Tree.parse(json, isForm(inbound) ? payload(inbound.body()) : inbound.body());
        var event = events.get(name);
        if (name.equals("ping")) {
            return Translation.ping("GitHub reached this address: \u201c%s\u201d".formatted(body.text("zen")));
        }
        return event == null ? unused(name) : event.translate(new GitHubBody(body, inbound.receivedAt()));
    }

    private static Translation unused(String name) {
        return UnusedEvents.reason(name)
                .map(Translation::ignored)
                .orElseGet(() -> Translation.unrecognised(
                        "Plimsoll does not use the GitHub event \u201c%s\u201d yet.".formatted(name)));
    }

    private static boolean isForm(Inbound inbound) {
        return inbound.header("Content-Type").startsWith("application/x-www-form-urlencoded");
    }

    private static byte[] payload(byte[] form) {
        for (var pair : new String(form, StandardCharsets.UTF_8).split("&")) {
            if (pair.startsWith(FORM_FIELD)) {
                return decoded(pair.substring(FORM_FIELD.length())).getBytes(StandardCharsets.UTF_8);
            }
        }
        throw new UnreadableDelivery("The form has no field \u201cpayload\u201d.");
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableDelivery("The form's field \u201cpayload\u201d is not URL-encoded as it should be.");
        }
    }
}
