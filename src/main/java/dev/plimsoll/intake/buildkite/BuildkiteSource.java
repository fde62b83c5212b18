package dev.plimsoll.intake.buildkite;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Glimpse;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks of Buildkite, which are signed or show the token, and what it sends through Amazon EventBridge. */
@Component
class BuildkiteSource implements WebhookSource {

    private static final Pattern SIGNATURE = Pattern.compile("timestamp=(\\d{1,12}),\\s*signature=([0-9a-f]{64})");
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final JsonMapper json;

    BuildkiteSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "buildkite";
    }

    @Override
    public String title() {
        return "Buildkite";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Builds and jobs. A build with PLIMSOLL_ENVIRONMENT or ENVIRONMENT among its variables or its meta-data is a deployment as well.",
                Guide.Proof.SIGNED_OR_SHOWN,
                true,
                List.of(
                        new Guide.Step(
                                "The webhook",
                                "Under Organization Settings, Notification Services, add a Webhook. As Webhook URL enter:",
                                Guide.URL),
                        new Guide.Step(
                                "The token",
                                "Choose \u201cSend an HMAC signature in the X-Buildkite-Signature header\u201d. Buildkite makes the token and shows it: tell it to Plimsoll as the secret of this source.",
                                null),
                        new Guide.Step(
                                "The events",
                                "Choose build.scheduled, build.running, build.finished, job.started, job.finished and job.activated.",
                                null)));
    }

    /** Whoever signs has to sign right: a token shown beside a wrong signature does not help. */
    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        var signature = inbound.header("X-Buildkite-Signature");
        if (!signature.isEmpty()) {
            return isSigned(signature, inbound, secrets);
        }
        var token = inbound.header("X-Buildkite-Token");
        return token.isEmpty() ? Authorization.shows(inbound, secrets) : Signatures.isOneOf(token, secrets);
    }

    private static boolean isSigned(String header, Inbound inbound, List<String> secrets) {
        var parts = SIGNATURE.matcher(header);
        return parts.matches()
                && Signatures.isFresh(parts.group(1), inbound.receivedAt(), FRESH)
                && Signatures.isHexHmac(
                        parts.group(2), Signatures.prefixed(parts.group(1) + ".", inbound.body()), secrets);
    }

    /** Buildkite numbers nothing: an event at a state of its build or job is told once. */
    @Override
    public String deliveryKey(Inbound inbound) {
        var event = Glimpse.of(json, inbound.body(), "event");
        if (event.isEmpty()) {
            return Glimpse.of(json, inbound.body(), "detail-type").isEmpty()
                    ? ""
                    : Glimpse.of(json, inbound.body(), "id");
        }
        var subject = event.startsWith("job.") ? "job" : "build";
        var id = Glimpse.of(json, inbound.body(), subject, "id");
        return id.isEmpty()
                ? ""
                : Stream.of("state", "started_at", "finished_at")
                        .map(field -> Glimpse.of(json, inbound.body(), subject, field))
                        .collect(Collectors.joining("/", event + "/" + id + "/", ""));
    }

    @Override
    public String event(Inbound inbound) {
        var event = Glimpse.of(json, inbound.body(), "event");
        return event.isEmpty() ? Glimpse.of(json, inbound.body(), "detail-type") : event;
    }

    @Override
    public Translation translate(Inbound inbound) {
        return new BuildkiteEvent(Tree.parse(json, inbound.body()), inbound).translation();
    }
}
